import { toError } from '@backstage/errors';
import { useEffect, useRef, useState } from 'react';
import { PlotEvents, PlotView } from './PlotView';
import type { Plot } from './createPlot';
import styles from './TimeChart.module.css';

export interface PlotCanvasProps {
  view: PlotView;
  events: PlotEvents;
  /** Plots with the same key share their crosshair. */
  syncKey: string;
}

/** The picture alone, drawn by a library that comes when it is needed. */
export function PlotCanvas({ view, events, syncKey }: PlotCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>();
  const latest = useRef({ view, events });
  latest.current = { view, events };
  const [error, setError] = useState<Error>();
  const columns = view.data.length;

  useEffect(() => {
    let isCurrent = true;
    import('./createPlot').then(
      ({ createPlot }) => {
        if (isCurrent && element.current) {
          plot.current = createPlot(
            element.current,
            latest.current.view,
            {
              onHover: hovered => latest.current.events.onHover(hovered),
              onZoom: (from, to) => latest.current.events.onZoom(from, to),
              onReset: () => latest.current.events.onReset(),
            },
            syncKey,
          );
        }
      },
      thrown => isCurrent && setError(toError(thrown)),
    );
    return () => {
      isCurrent = false;
      plot.current?.destroy();
      plot.current = undefined;
    };
    // Another number of series needs another plot.
  }, [columns, syncKey]);

  useEffect(() => plot.current?.update(view), [view]);

  return error ? (
    <p className={styles.empty}>
      The chart could not be drawn; reload the page to try again.
    </p>
  ) : (
    <div ref={element} className={styles.plot} />
  );
}
