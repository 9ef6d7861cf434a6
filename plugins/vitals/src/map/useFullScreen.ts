import { useEffect, useSyncExternalStore } from 'react';

export interface FullScreen {
  /** Not every browser lets a page fill the screen. */
  isPossible: boolean;
  isOn: boolean;
  toggle(): void;
}

/** Whether the browser's own frame is out of the way too; it comes back when the component goes. */
export function useFullScreen(): FullScreen {
  const isOn = useSyncExternalStore(subscribe, () =>
    Boolean(document.fullscreenElement),
  );
  useEffect(() => leaveFullScreen, []);
  return {
    isPossible: Boolean(document.fullscreenEnabled),
    isOn,
    toggle: isOn ? leaveFullScreen : enterFullScreen,
  };
}

/** Asks the browser; to be called while a key or button is pressed. */
export function enterFullScreen() {
  if (document.fullscreenEnabled) {
    // A refusal leaves the window as it is, which does as well.
    document.documentElement.requestFullscreen().catch(() => {});
  }
}

function leaveFullScreen() {
  if (document.fullscreenElement) {
    document.exitFullscreen().catch(() => {});
  }
}

function subscribe(listener: () => void) {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
