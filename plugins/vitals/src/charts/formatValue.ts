import { SeriesUnit } from '@gantry/plugin-vitals-common';

interface Scale {
  /** From which size on it is used. */
  from: number;
  divisor: number;
  suffix: string;
}

const seconds: Scale[] = [
  { from: 86_400, divisor: 86_400, suffix: '\u00a0d' },
  { from: 7_200, divisor: 3_600, suffix: '\u00a0h' },
  { from: 120, divisor: 60, suffix: '\u00a0min' },
  { from: 1, divisor: 1, suffix: '\u00a0s' },
  { from: 0, divisor: 0.001, suffix: '\u00a0ms' },
];

const bytes: Scale[] = [
  { from: 1e12, divisor: 1e12, suffix: '\u00a0TB' },
  { from: 1e9, divisor: 1e9, suffix: '\u00a0GB' },
  { from: 1e6, divisor: 1e6, suffix: '\u00a0MB' },
  { from: 1e3, divisor: 1e3, suffix: '\u00a0kB' },
  { from: 0, divisor: 1, suffix: '\u00a0B' },
];

function counts(suffix: string): Scale[] {
  return [
    { from: 1e9, divisor: 1e9, suffix: `G${suffix}` },
    { from: 1e6, divisor: 1e6, suffix: `M${suffix}` },
    { from: 1e4, divisor: 1e3, suffix: `k${suffix}` },
    { from: 0, divisor: 1, suffix },
  ];
}

const scales: Record<SeriesUnit, Scale[]> = {
  Seconds: seconds,
  Milliseconds: seconds.map(({ from, divisor, suffix }) => ({
    from: from * 1_000,
    divisor: divisor * 1_000,
    suffix,
  })),
  Bytes: bytes,
  Count: counts(''),
  'Count/Second': counts('/s'),
  Percent: [{ from: 0, divisor: 1, suffix: '\u00a0%' }],
  None: counts(''),
};

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * A measured value for reading, such as `180 ms` or `1.5 GB`.
 *
 * @param size - by which value the unit is chosen, for figures beside each other that shall share one
 */
export function formatValue(
  value: number,
  unit: SeriesUnit,
  size = value,
): string {
  const magnitude = Math.abs(size);
  const { divisor, suffix } = scales[unit].find(
    ({ from }) => magnitude >= from,
  )!;
  const scaled = value / divisor;
  if (scaled === 0 && /^[kMG]/.test(suffix)) {
    return `0${suffix.slice(1)}`;
  }
  return `${(Math.abs(scaled) >= 1_000 ? whole : number).format(scaled)}${suffix}`;
}
