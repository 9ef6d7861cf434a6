import { Chart, SeriesUnit } from '@gantry/plugin-vitals-common';
import { formatValue } from './formatValue';
import { summarize } from './summarize';
import { linesWithin, valueRange } from './valueRange';

const minute = 60_000;

describe('formatValue', () => {
  it.each<[number, SeriesUnit, string]>([
    [0.18, 'Seconds', '180 ms'],
    [1.234, 'Seconds', '1.23 s'],
    [600, 'Seconds', '10 min'],
    [180, 'Milliseconds', '180 ms'],
    [2_500, 'Milliseconds', '2.5 s'],
    [0.2, 'Percent', '0.2 %'],
    [99.95, 'Percent', '100 %'],
    [412.4, 'Count/Second', '412/s'],
    [12_345, 'Count', '12.3k'],
    [9_999, 'Count', '9,999'],
    [1_536_000_000, 'Bytes', '1.54 GB'],
    [0, 'Bytes', '0 B'],
    [-3.5, 'None', '-3.5'],
  ])('writes %d %s as %s', (value, unit, text) => {
    expect(formatValue(value, unit).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('shares a unit among figures beside each other', () => {
    const marks = [0, 500, 1_000].map(mark =>
      formatValue(mark, 'Milliseconds', 1_200).replaceAll('\u00a0', ' '),
    );

    expect(marks).toEqual(['0 s', '0.5 s', '1 s']);
    expect([0, 10_000].map(mark => formatValue(mark, 'Count', 20_000))).toEqual(
      ['0', '10k'],
    );
  });
});

function chart(values: number[], more: Partial<Chart> = {}): Chart {
  return {
    id: 'a',
    title: 'Latency',
    signal: 'latency',
    unit: 'Milliseconds',
    step: minute,
    series: [
      {
        name: 'p95',
        points: values.map((value, index) => [index * minute, value]),
      },
    ],
    lines: [],
    ...more,
  };
}

const line = (value: number) => ({
  value,
  kind: 'threshold' as const,
  label: `at ${value}`,
});

describe('valueRange', () => {
  it('begins at zero and reaches near lines, but not far ones', () => {
    const lines = [line(300), line(900)];
    const range = valueRange(chart([100, 200], { lines }));

    expect(range.min).toBe(0);
    expect(range.max).toBeCloseTo(330);
    expect(linesWithin(lines, range)).toEqual([lines[0]]);
  });

  it('shows how much of the whole is used, and more than all', () => {
    const cpu = { unit: 'Percent', signal: 'saturation' } as const;

    expect(valueRange(chart([10, 20], cpu))).toEqual({ min: 0, max: 100 });
    expect(valueRange(chart([150], cpu)).max).toBeCloseTo(165);
    expect(
      valueRange(chart([0.1], { unit: 'Percent', signal: 'errors' })).max,
    ).toBeCloseTo(0.11);
  });

  it('has an axis where all is zero or below, and where there is only a line', () => {
    expect(valueRange(chart([0, 0]))).toEqual({ min: 0, max: 1 });
    expect(valueRange(chart([-10])).min).toBeCloseTo(-11);
    expect(valueRange(chart([], { lines: [line(500)] })).max).toBeCloseTo(550);
  });
});

describe('summarize', () => {
  it('says what is latest, lowest and highest, and what has stopped', () => {
    const [latest, stopped, silent] = summarize(
      {
        step: minute,
        series: [
          {
            name: 'a',
            points: [
              [0, 5],
              [9 * minute, 2],
            ],
          },
          {
            name: 'b',
            points: [
              [3 * minute, 4],
              [4 * minute, NaN],
            ],
          },
          { name: 'c', points: [] },
        ],
      },
      10 * minute,
    );

    expect(latest.figures).toEqual({
      latest: 2,
      latestAt: 9 * minute,
      min: 2,
      max: 5,
      isCurrent: true,
    });
    expect(stopped.figures).toMatchObject({ latest: 4, isCurrent: false });
    expect(silent).toEqual({ name: 'c' });
  });
});
