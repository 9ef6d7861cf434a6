import { useEffect, useRef } from 'react';
import { isTyping } from './isTyping';
import { singleKeys } from './singleKeys';

interface ShortcutActions {
  search(): void;
  help(): void;
  /** @returns whether the letter leads anywhere */
  goTo(letter: string): boolean;
  /** Hands a key on to the page that is open; @returns whether it did something */
  press(key: string): boolean;
}

/** Milliseconds between `g` and the letter that says where to. */
const pause = 1500;

/**
 * Listens to the whole page: `/` and Ctrl-K or Cmd-K search, `?` helps, `g` and a letter go, and what is left is the
 * page's.
 */
export function useShortcuts(actions: ShortcutActions) {
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    let lead = -Infinity;

    function onKeyDown(event: KeyboardEvent) {
      const begun = event.timeStamp - lead < pause;
      if (event.key === 'Shift') {
        return;
      }
      lead = -Infinity;
      if (event.defaultPrevented || event.repeat || isTyping(event)) {
        return;
      }
      if (isSearchChord(event) && !isAllCovered()) {
        event.preventDefault();
        latest.current.search();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isCharacter = event.key.length === 1;
      if (!isPlain || (isCharacter && !singleKeys.areOn()) || isDialogOpen()) {
        return;
      }
      if (event.key === '/') {
        event.preventDefault();
        latest.current.search();
      } else if (event.key === '?') {
        event.preventDefault();
        latest.current.help();
      } else if (begun && latest.current.goTo(event.key)) {
        event.preventDefault();
      } else if (event.key === 'g') {
        lead = event.timeStamp;
      } else if (latest.current.press(event.key)) {
        event.preventDefault();
      }
    }

    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isSearchChord(event: KeyboardEvent): boolean {
  return (
    event.key.toLowerCase() === 'k' &&
    event.ctrlKey !== event.metaKey &&
    !event.altKey &&
    !event.shiftKey
  );
}

/** Whether all else is out of reach, even a search, which would open behind. */
function isAllCovered(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

/** What lies under a dialog is out of reach, and so are its shortcuts. */
function isDialogOpen(): boolean {
  return (
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  );
}
