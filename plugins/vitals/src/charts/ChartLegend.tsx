import { ReferenceLine, SeriesUnit } from '@gantry/plugin-vitals-common';
import { useSyncExternalStore } from 'react';
import { HoverStore } from './HoverStore';
import styles from './TimeChart.module.css';
import { clock } from './clock';
import { formatValue } from './formatValue';
import { seriesStyle } from './seriesStyle';
import { SeriesSummary } from './summarize';

const lineDashes: Record<ReferenceLine['kind'], number[]> = {
  threshold: [],
  'default-threshold': [6, 4],
  objective: [10, 3, 2, 3],
};

export interface ChartLegendProps {
  summaries: SeriesSummary[];
  lines: ReferenceLine[];
  /** Of those the ones that lie beyond the axis. */
  linesBeyond: ReferenceLine[];
  unit: SeriesUnit;
  /** Milliseconds that the chart shows. */
  span: number;
  hover: HoverStore;
}

/** What each line is, with its value at the crosshair, or its latest. */
export function ChartLegend(props: ChartLegendProps) {
  const { summaries, lines, linesBeyond, unit, span, hover } = props;
  const hovered = useSyncExternalStore(hover.subscribe, hover.getSnapshot);

  return (
    <ul className={styles.legend} aria-label="Legend">
      {summaries.map((summary, index) => (
        <li key={summary.name} className={styles.entry}>
          <Swatch
            dash={seriesStyle(index).dash}
            color={colorOf(index)}
            width={2}
          />
          <span>{summary.name}</span>
          <strong className={styles.value}>
            {hovered
              ? valueText(hovered.values[index], unit)
              : latestText(summary, unit, span)}
          </strong>
        </li>
      ))}
      {lines.map(line => (
        <li
          key={`${line.kind} ${line.label} ${line.value}`}
          className={styles.entry}
        >
          <Swatch
            dash={lineDashes[line.kind]}
            color={
              line.kind === 'objective'
                ? 'var(--gantry-accent, currentcolor)'
                : 'var(--gantry-status-critical, currentcolor)'
            }
            width={1.5}
          />
          <span>
            {line.kind === 'objective' && 'objective '}
            {line.label}
            {line.kind === 'default-threshold' && ' (default threshold)'}
            {linesBeyond.includes(line) && ' (above the chart)'}
          </span>
          {/* The name of an objective says its value. */}
          {line.kind !== 'objective' && (
            <strong className={styles.value}>
              {formatValue(line.value, unit)}
            </strong>
          )}
        </li>
      ))}
      {hovered && (
        <li className={styles.time} aria-hidden>
          {clock(hovered.at, span)}
        </li>
      )}
    </ul>
  );
}

function valueText(value: number | undefined, unit: SeriesUnit): string {
  return value === undefined ? 'no data' : formatValue(value, unit);
}

function latestText(
  { figures }: SeriesSummary,
  unit: SeriesUnit,
  span: number,
): string {
  if (!figures) {
    return 'no data';
  }
  return figures.isCurrent
    ? formatValue(figures.latest, unit)
    : `no data since ${clock(figures.latestAt, span)}`;
}

function colorOf(index: number): string {
  const { property, fallback } = seriesStyle(index).color;
  return `var(${property}, ${fallback})`;
}

interface SwatchProps {
  dash: number[];
  color: string;
  width: number;
}

function Swatch({ dash, color, width }: SwatchProps) {
  return (
    <svg className={styles.swatch} width="22" height="8" aria-hidden>
      <line
        x1="0"
        x2="22"
        y1="4"
        y2="4"
        strokeWidth={width}
        strokeDasharray={dash.join(' ') || undefined}
        style={{ stroke: color }}
      />
    </svg>
  );
}
