import { useSyncExternalStore } from 'react';
import { onWake } from '../live/onWake';

const tickEvery = 10_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let ignoreWake: (() => void) | undefined;
let now = 0;

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    timer = setInterval(tick, tickEvery);
    ignoreWake = onWake(tick);
    document.addEventListener('visibilitychange', tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
      ignoreWake?.();
      document.removeEventListener('visibilitychange', tick);
    }
  };
}

function tick() {
  now = Date.now();
  listeners.forEach(each => each());
}

function getSnapshot() {
  if (!timer) {
    now = Date.now();
  }
  return now;
}

/** Milliseconds since the epoch, moving on every ten seconds and when the machine wakes, for all users in one beat. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, getSnapshot);
}
