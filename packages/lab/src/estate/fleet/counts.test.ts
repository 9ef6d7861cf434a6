import { daylight } from '../noise';
import { countRequests, countSeldom } from './counts';

const MINUTES_A_DAY = 1440;
const start = Date.UTC(2026, 10, 16) / 60_000;

describe('the counts of a fleet', () => {
  it('add up to what daylight makes of a peak, day by day, and never fall', () => {
    const requests = countRequests('some/key', 600);

    for (let day = 0; day < 9; day++) {
      const first = start + day * MINUTES_A_DAY;
      let expected = 0;
      let highest = 0;
      for (let step = 0; step < MINUTES_A_DAY; step++) {
        const grown = requests(first + step + 1) - requests(first + step);
        expected += 600 * daylight(first + step + 0.5);
        highest = Math.max(highest, grown);
        expect(grown).toBeGreaterThan(0);
      }
      const counted = requests(first + MINUTES_A_DAY) - requests(first);
      expect(counted / expected).toBeCloseTo(1, 2);
      expect(highest).toBeLessThan(1.3 * 600);
    }
  });

  it('have one seldom event in each of its times', () => {
    const events = countSeldom('some/key', 30);

    const counted = events(start + MINUTES_A_DAY) - events(start);

    expect(counted).toBeGreaterThanOrEqual(47);
    expect(counted).toBeLessThanOrEqual(49);
  });
});
