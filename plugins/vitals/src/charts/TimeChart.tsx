import { Chart, FiringPeriod } from '@gantry/plugin-vitals-common';
import { useId, useMemo, useState } from 'react';
import { ChartLegend } from './ChartLegend';
import { FigureTable } from './FigureTable';
import { HoverStore } from './HoverStore';
import { PlotCanvas } from './PlotCanvas';
import { Marker, PlotView } from './PlotView';
import styles from './TimeChart.module.css';
import { alignSeries } from './alignSeries';
import { describeChart } from './describeChart';
import { summarize } from './summarize';
import { linesWithin, valueRange } from './valueRange';

export interface TimeChartProps {
  chart: Chart;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
  /** Shaded. */
  firing?: FiringPeriod[];
  markers?: Marker[];
  /** Charts with the same key share their crosshair. */
  syncKey: string;
  /** Whether the figures stand below in a table. */
  hasTable?: boolean;
  onZoom(from: number, to: number): void;
  onReset(): void;
}

const none: never[] = [];

/** Series over time: a picture, a legend that reads it at the crosshair, and the same in figures. */
export function TimeChart(props: TimeChartProps) {
  const { chart, from, to, syncKey, hasTable = false } = props;
  const { firing = none, markers = none, onZoom, onReset } = props;
  const { title, subject, unit, step, lines } = chart;
  const id = useId();
  const [hover] = useState(() => new HoverStore());
  const summaries = useMemo(() => summarize(chart, to), [chart, to]);
  const range = useMemo(() => valueRange(chart), [chart]);
  const within = linesWithin(lines, range);
  const view = useMemo(
    (): PlotView => ({
      data: alignSeries(chart),
      unit,
      step,
      from,
      to,
      range,
      lines: linesWithin(lines, range),
      firing,
      markers,
    }),
    [chart, unit, step, from, to, range, lines, firing, markers],
  );
  const name = subject ? `${title}, ${subject}` : title;
  const isEmpty = summaries.every(({ figures }) => !figures);

  return (
    <figure className={styles.chart} aria-labelledby={`${id}-title`}>
      <figcaption className={styles.head}>
        <h4 id={`${id}-title`} className={styles.title}>
          {title}
          {subject && <span className={styles.subject}> {subject}</span>}
        </h4>
      </figcaption>
      {isEmpty ? (
        <p className={styles.empty}>No data in this window</p>
      ) : (
        <div
          role="img"
          aria-label={`${name}: line chart`}
          aria-describedby={`${id}-description`}
        >
          <PlotCanvas
            view={view}
            syncKey={syncKey}
            events={{
              onHover: hovered => hover.set(hovered),
              onZoom,
              onReset,
            }}
          />
        </div>
      )}
      {!isEmpty && (
        <>
          <ChartLegend
            summaries={summaries}
            lines={lines}
            linesBeyond={lines.filter(line => !within.includes(line))}
            unit={unit}
            span={to - from}
            hover={hover}
          />
          <p id={`${id}-description`} className={styles.hidden}>
            {describeChart({ summaries, lines, firing, unit, from, to })}
          </p>
          {hasTable && (
            <FigureTable
              caption={name}
              summaries={summaries}
              unit={unit}
              span={to - from}
            />
          )}
        </>
      )}
    </figure>
  );
}
