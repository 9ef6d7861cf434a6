import { useEffect } from 'react';

/** Keeps the screen awake where the browser can; it lets go when the tab is hidden, so it is asked again after. */
export function useWakeLock() {
  useEffect(() => {
    let isWanted = true;
    let lock: WakeLockSentinel | undefined;
    const ask = async () => {
      if (document.hidden || !('wakeLock' in navigator)) {
        return;
      }
      try {
        lock = await navigator.wakeLock.request('screen');
        if (!isWanted) {
          await lock.release();
        }
      } catch {
        // A battery that runs low refuses; the screen then sleeps as it is set to.
      }
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isWanted = false;
      document.removeEventListener('visibilitychange', ask);
      lock?.release();
    };
  }, []);
}
