import { useSyncExternalStore } from 'react';

const tickEvery = 10_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach(each => each());
  }, tickEvery);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function getSnapshot() {
  if (!timer) {
    now = Date.now();
  }
  return now;
}

/** Milliseconds since the epoch, moving on every ten seconds, for all users in one beat. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, getSnapshot);
}
