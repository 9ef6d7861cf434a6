import { alignSeries, isolatedPoints } from './alignSeries';

const minute = 60_000;
const at = (...minutes: number[]) => minutes.map(each => each * minute);

function points(values: Record<number, number>): [number, number][] {
  return Object.entries(values).map(([time, value]) => [
    Number(time) * minute,
    value,
  ]);
}

describe('alignSeries', () => {
  it('breaks the line where points are missing, and draws no zero', () => {
    const [times, values] = alignSeries({
      step: minute,
      series: [{ name: 'p95', points: points({ 0: 1, 1: 2, 5: 3, 6: 0 }) }],
    });

    expect(times).toEqual(at(0, 1, 2, 5, 6));
    expect(values).toEqual([1, 2, null, 3, 0]);
  });

  it('joins points that another series merely lies between, and no others', () => {
    const [times, slow, fast] = alignSeries({
      step: minute,
      series: [
        { name: 'a', points: points({ 0: 1, 1: 2, 2: 3 }) },
        { name: 'b', points: points({ 0.5: 7, 1.5: 8 }) },
      ],
    });

    expect(times).toEqual(at(0, 0.5, 1, 1.5, 2));
    expect(slow).toEqual([1, undefined, 2, undefined, 3]);
    expect(fast).toEqual([null, 7, undefined, 8, null]);
  });

  it('takes what is no number for missing, and points in any order', () => {
    const [times, values] = alignSeries({
      step: minute,
      series: [
        { name: 'a', points: points({ 2: 3, 0: 1, 1: NaN }).reverse() },
        { name: 'b', points: points({ 1: 5 }) },
      ],
    });

    expect(times).toEqual(at(0, 1, 2));
    expect(values).toEqual([1, null, 3]);
  });

  it('has nothing for a chart without points', () => {
    expect(
      alignSeries({ step: minute, series: [{ name: 'a', points: [] }] }),
    ).toEqual([[], []]);
  });
});

describe('isolatedPoints', () => {
  it('finds what a line alone would not show', () => {
    expect(isolatedPoints([1, null, 2, undefined, 3, null, 4])).toEqual([0, 6]);
    expect(isolatedPoints([1, 2, null, undefined, 5, null])).toEqual([4]);
  });
});
