import { RefObject, useLayoutEffect, useState } from 'react';

export interface MapSize {
  /** Of the map's place on the page, CSS pixels. */
  width: number;
  height: number;
  /** How far down the page it begins. */
  top: number;
  windowHeight: number;
  /** Device pixels a CSS pixel; zooming changes it. */
  ratio: number;
  /** Whether cells are tapped, or have little room. */
  isTouched: boolean;
}

const touched = '(pointer: coarse), (max-width: 639px)';

/** How much room there is, kept current; undefined until it has been measured. */
export function useMapSize(
  element: RefObject<HTMLElement>,
): MapSize | undefined {
  const [size, setSize] = useState<MapSize>();

  useLayoutEffect(() => {
    const measure = () => {
      if (!element.current) {
        return;
      }
      const next: MapSize = {
        width: element.current.clientWidth,
        height: element.current.clientHeight,
        top: Math.round(
          element.current.getBoundingClientRect().top + window.scrollY,
        ),
        windowHeight: window.innerHeight,
        ratio: window.devicePixelRatio || 1,
        isTouched: window.matchMedia?.(touched).matches ?? false,
      };
      setSize(before => (before && isSame(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (element.current) {
      observer.observe(element.current);
    }
    window.addEventListener('resize', measure);
    const stopWatching = watchRatio(measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
      stopWatching();
    };
  }, [element]);

  return size;
}

/** A window that moves to a screen of another density is not resized. */
function watchRatio(onChange: () => void): () => void {
  let media: MediaQueryList | undefined;
  function listen() {
    media?.removeEventListener('change', changed);
    media = window.matchMedia?.(`(resolution: ${window.devicePixelRatio}dppx)`);
    media?.addEventListener('change', changed);
  }
  function changed() {
    onChange();
    listen();
  }
  listen();
  return () => media?.removeEventListener('change', changed);
}

function isSame(one: MapSize, other: MapSize): boolean {
  return (Object.keys(one) as (keyof MapSize)[]).every(
    key => one[key] === other[key],
  );
}
