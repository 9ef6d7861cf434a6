import {
  FiringPeriod,
  ReferenceLine,
  SeriesUnit,
} from '@gantry/plugin-vitals-common';
import { clock } from './clock';
import { formatValue } from './formatValue';
import { SeriesSummary } from './summarize';

export interface Description {
  summaries: SeriesSummary[];
  lines: ReferenceLine[];
  firing: FiringPeriod[];
  unit: SeriesUnit;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
}

/** What a chart shows, for those who do not see it: `p95: latest 180 ms, 90 ms to 410 ms. …` */
export function describeChart(description: Description): string {
  const { summaries, lines, firing, unit, from, to } = description;
  const span = to - from;
  const periods = firing.length === 1 ? 'period' : 'periods';
  return [
    `${clock(from, Infinity)} to ${clock(to, span)}`,
    ...summaries.map(({ name, figures }) => {
      if (!figures) {
        return `${name}: no data`;
      }
      const { latest, latestAt, min, max, isCurrent } = figures;
      const age = isCurrent
        ? ''
        : ` at ${clock(latestAt, span)}, no data since`;
      return `${name}: latest ${formatValue(latest, unit)}${age}, ${formatValue(min, unit)} to ${formatValue(max, unit)}`;
    }),
    ...lines.map(({ label, value }) => `${label}: ${formatValue(value, unit)}`),
    ...(firing.length > 0
      ? [`${whatFired(firing)} in ${firing.length} ${periods}`]
      : []),
  ].join('. ');
}

function whatFired(firing: FiringPeriod[]): string {
  return firing.some(({ isDefault }) => isDefault)
    ? 'alarms fired or default thresholds were crossed'
    : 'alarms fired';
}
