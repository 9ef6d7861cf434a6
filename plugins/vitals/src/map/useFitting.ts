import { RefObject, useLayoutEffect, useState } from 'react';

/**
 * How many of a list's items have room in its first column, kept current; all until that has been measured.
 *
 * @param items - changes when others are listed
 */
export function useFitting(
  list: RefObject<HTMLElement>,
  items: readonly unknown[],
): number {
  const [fitting, setFitting] = useState(items.length);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) {
      return () => {};
    }
    const measure = () => {
      const children = [...element.children] as HTMLElement[];
      const left = children[0]?.offsetLeft;
      setFitting(children.filter(child => child.offsetLeft === left).length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, items]);

  return fitting;
}
