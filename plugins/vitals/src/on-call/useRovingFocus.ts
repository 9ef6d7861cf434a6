import { FocusEvent, RefObject, useEffect, useRef, useState } from 'react';

export interface RovingFocus {
  /** To be put on the list. */
  list: RefObject<HTMLUListElement>;
  onFocus(event: FocusEvent): void;
  onBlur(event: FocusEvent): void;
  /** The item that has the focus, or had it last, or else the first. */
  current: string | undefined;
  /** Whether an item itself has the focus, and nothing within one. */
  isFocused(): boolean;
  /** To the next item or the one before; from outside to that which had the focus last. */
  move(step: 1 | -1): boolean;
  /** To that item, if it is still there. */
  focus(key: string): void;
}

const attribute = 'data-roving';

/** What an item of the list carries. */
export function rovingItem(key: string, current: string | undefined) {
  return { [attribute]: key, tabIndex: key === current ? 0 : -1 };
}

/**
 * One stop for Tab in a list whose items come, go and change places by themselves.
 *
 * @param reveal - has as many of the items rendered before it returns, where only the first of them are
 */
export function useRovingFocus(
  keys: string[],
  reveal: (count: number) => void,
): RovingFocus {
  const list = useRef<HTMLUListElement>(null);
  const [last, setLast] = useState<{ key: string; index: number }>();
  const hasFocus = useRef(false);
  const current =
    last && !keys.includes(last.key)
      ? keys[Math.min(last.index, keys.length - 1)]
      : (last?.key ?? keys[0]);

  useEffect(() => {
    const isLost = hasFocus.current && document.activeElement === document.body;
    // An item that went, or moved, takes the focus with it: who was there goes on from there.
    if (isLost && current !== undefined) {
      element(current)?.focus();
    }
  });

  return {
    list,
    onFocus(event) {
      hasFocus.current = true;
      const key = keyOf(event.target);
      if (key !== undefined && key !== last?.key) {
        setLast({ key, index: keys.indexOf(key) });
      }
    },
    onBlur(event) {
      if (event.relatedTarget) {
        hasFocus.current = !!list.current?.contains(event.relatedTarget);
      }
    },
    current,
    isFocused: () => !!document.activeElement?.hasAttribute(attribute),
    move(step) {
      const isInside = !!list.current?.contains(document.activeElement);
      const index = keys.indexOf(current ?? '');
      const next = keys[isInside ? clamp(index + step) : index];
      if (next !== undefined && !element(next)) {
        reveal(keys.indexOf(next) + 1);
      }
      const target = next === undefined ? undefined : element(next);
      target?.focus();
      return target !== undefined;
    },
    focus: key => element(key)?.focus(),
  };

  function element(key: string): HTMLElement | undefined {
    return [
      ...(list.current?.querySelectorAll<HTMLElement>(`[${attribute}]`) ?? []),
    ].find(each => each.getAttribute(attribute) === key);
  }

  function clamp(index: number): number {
    return Math.max(0, Math.min(index, keys.length - 1));
  }
}

function keyOf(target: Element): string | undefined {
  return target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined;
}
