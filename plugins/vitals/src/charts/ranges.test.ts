import { fixedWindow, windowOf, withWindow, withoutSpan } from './ranges';

const hour = 3_600_000;
const now = Date.parse('2026-01-01T12:00:00Z');

function read(query: string) {
  return windowOf(new URLSearchParams(query), now);
}

describe('the window in the address', () => {
  it.each([
    ['', { last: 3 * hour }],
    ['range=30d', { last: 720 * hour }],
    ['range=2y', { last: 3 * hour }],
    [
      'from=2026-01-01T10:00:00Z&to=2026-01-01T11:00:00Z&range=7d',
      { from: now - 2 * hour, to: now - hour },
    ],
    // Up to now at most.
    [
      'from=2026-01-01T10:00:00Z&to=2027-01-01T00:00:00Z',
      { from: now - 2 * hour, to: now },
    ],
    // Backwards, too short, too long, no times.
    ['from=2026-01-01T11:00:00Z&to=2026-01-01T10:00:00Z', { last: 3 * hour }],
    ['from=2026-01-01T10:00:00Z&to=2026-01-01T10:01:00Z', { last: 3 * hour }],
    ['from=2025-01-01T10:00:00Z&to=2026-01-01T10:00:00Z', { last: 3 * hour }],
    ['from=yesterday&to=today', { last: 3 * hour }],
  ])('reads %s', (query, window) => {
    expect(read(query)).toEqual(window);
  });

  it('comes back the same, beside what else the address says, and leaves a zoom', () => {
    const ranged = withWindow(new URLSearchParams('inspect=&range=1h'), {
      last: 12 * hour,
    });
    const zoomed = withWindow(ranged, { from: now - 2 * hour, to: now - hour });

    expect(ranged.toString()).toBe('inspect=&range=12h');
    expect(windowOf(zoomed, now)).toEqual({
      from: now - 2 * hour,
      to: now - hour,
    });
    expect(withoutSpan(zoomed).toString()).toBe('inspect=&range=12h');
    expect(withWindow(zoomed, { last: 3 * hour }).toString()).toBe('inspect=');
  });

  it('is neither too short nor too long, in the future, nor between minutes', () => {
    const { from, to } = fixedWindow(now - 90_500, now - 60_500, now);
    expect(to - from).toBeGreaterThanOrEqual(300_000);
    expect([from % 60_000, to % 60_000]).toEqual([0, 0]);

    const late = fixedWindow(now - hour, now + hour, now);
    expect(late).toEqual({ from: now - 2 * hour, to: now });

    const long = fixedWindow(now - 2_000 * hour, now, now);
    expect(long.to - long.from).toBeLessThanOrEqual(720 * hour);
    expect(windowOf(withWindow(new URLSearchParams(), long), now)).toEqual(
      long,
    );
  });
});
