import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { TimeWindow, boundsOf } from '../live';
import { fixedWindow, windowOf, withWindow, withoutSpan } from './ranges';

export interface UsedTimeWindow {
  window: TimeWindow;
  setWindow(window: TimeWindow): void;
  /** Looks at the window up to now that was looked at before a span. */
  reset(): void;
  /** Looks at a span, milliseconds since the epoch. */
  zoom(from: number, to: number): void;
  /** Earlier or later by half of what is looked at. */
  move(direction: -1 | 1): void;
  /** Less than one looks closer, more than one at more. */
  scale(factor: number): void;
}

/** The window that the address names, so that a link shares the view and Back undoes a zoom. */
export function useTimeWindow(): UsedTimeWindow {
  const [params, setParams] = useSearchParams();
  const key = ['range', 'from', 'to'].map(name => params.get(name)).join(' ');
  // A new object only for another window; the time of day matters to a span in the future alone.
  const window = useMemo(
    () => windowOf(params, Date.now()),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  const setWindow = useCallback(
    (next: TimeWindow) => setParams(previous => withWindow(previous, next)),
    [setParams],
  );
  const zoom = useCallback(
    (from: number, to: number) => setWindow(fixedWindow(from, to, Date.now())),
    [setWindow],
  );
  const reset = useCallback(
    () => setParams(previous => withoutSpan(previous)),
    [setParams],
  );
  const around = (shift: number, factor: number) => {
    const { from, to } = boundsOf(window, Date.now());
    const middle = (from + to) / 2 + shift * (to - from);
    const half = ((to - from) * factor) / 2;
    zoom(middle - half, middle + half);
  };
  return {
    window,
    setWindow,
    reset,
    zoom,
    move: direction => around(direction / 2, 1),
    scale: factor => around(0, factor),
  };
}
