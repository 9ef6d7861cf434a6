import { MetricQuery } from './MetricQuery';
import { packQueries } from './packQueries';

const to = new Date('2026-01-31T00:00:00Z');
const days = (count: number) => ({
  from: new Date(to.getTime() - count * 24 * 3_600_000),
  to,
});
const queries = (count: number, period = 300): MetricQuery[] =>
  Array.from({ length: count }, (_, i) => ({
    namespace: 'AWS/Lambda',
    name: 'Errors',
    dimensions: { FunctionName: `f${i}` },
    stat: 'Sum',
    period,
  }));
const sizes = (...words: Parameters<typeof packQueries>) =>
  packQueries(...words).map(({ queries: { length } }) => length);

describe('packQueries', () => {
  it('asks 500 metrics a call', () => {
    expect(sizes(queries(500), days(0.25))).toEqual([500]);
    expect(sizes(queries(501), days(0.25))).toEqual([500, 1]);
  });

  it('asks each metric once', () => {
    expect(sizes([...queries(3), ...queries(4)], days(1))).toEqual([4]);
  });

  it('asks for each period apart, from the beginning of a whole one', () => {
    const from = new Date('2026-01-30T12:03:00Z');

    const calls = packQueries([...queries(2, 60), ...queries(1, 300)], {
      from,
      to,
    });

    expect(
      calls.map(({ queries: { length }, window }) => [
        length,
        window.from.toISOString().slice(11, 16),
      ]),
    ).toEqual([
      [2, '12:03'],
      [1, '12:00'],
    ]);
  });

  it('asks for no more than 100,800 points at once, which is a page of the answer', () => {
    // 720 hours of thirty days and one more, of 139 metrics each.
    expect(sizes(queries(300, 3_600), days(30))).toEqual([139, 139, 22]);
  });
});
