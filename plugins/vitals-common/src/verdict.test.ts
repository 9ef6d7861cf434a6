import { SourceFailure } from './failure';
import { Reading, Status } from './reading';
import { foldReadings, worstVerdict } from './verdict';

const now = Date.parse('2026-01-01T12:00:00Z');
const options = { now, staleAfter: 180_000 };

function reading(
  source: string,
  status: Status,
  secondsAgo = 10,
): Reading<'health'> {
  return {
    entityRef: 'component:default/orders',
    kind: 'health',
    source,
    status,
    reason: `${source} is ${status}`,
    observedAt: new Date(now - secondsAgo * 1000).toISOString(),
    details: { alarms: [], counts: { firing: 0, noData: 0, quiet: 0 } },
  };
}

function failure(source: string): SourceFailure {
  return {
    entityRef: 'component:default/orders',
    vital: 'health',
    source,
    kind: 'unreachable',
    message: `${source} does not answer.`,
    since: new Date(now - 60_000).toISOString(),
  };
}

describe('foldReadings', () => {
  it.each<[Status[], Status]>([
    [['ok', 'ok'], 'ok'],
    [['ok', 'unknown'], 'unknown'],
    [['unknown', 'warning'], 'warning'],
    [['warning', 'critical', 'ok'], 'critical'],
  ])('takes the worst of %p', (statuses, expected) => {
    const readings = statuses.map((status, i) => reading(`s${i}`, status));

    const { health } = foldReadings(readings, [], options);

    expect(health?.status).toBe(expected);
    expect(health?.reason).toMatch(new RegExp(`is ${expected}$`));
  });

  it('has no verdict where nothing is known', () => {
    expect(foldReadings([], [], options)).toEqual({});
  });

  it('never counts a stale reading as true, and keeps its age and meaning', () => {
    const stale = reading('a', 'ok', 181);

    const { health } = foldReadings([stale], [failure('a')], options);

    expect(health).toEqual({
      status: 'unknown',
      reason: 'a does not answer. Last known: ok, a is ok',
      observedAt: stale.observedAt,
      source: 'a',
      since: new Date(now - 1_000).toISOString(),
    });
  });

  it.each([
    ['its status, while it counts', 'ok', 60, -5_000],
    ['its status, though unknown and old', 'unknown', 181, -5_000],
    ['when it grew too old', 'ok', 181, -1],
    ['when a survey counted it as outlived', 'ok', 185, -2],
  ] as const)('says since %s', (_, status, age, expected) => {
    const secondsAgo = (seconds: number) =>
      new Date(now - seconds * 1000).toISOString();
    const given = {
      ...reading('a', status, age),
      since: secondsAgo(expected === -2 ? 2 : 5_000),
      link: 'https://console.test',
    };

    const { health } = foldReadings([given], [], options);

    expect(health).toMatchObject({
      since: secondsAgo(-expected),
      link: 'https://console.test',
    });
  });

  it('counts a reading without a readable time as unknown', () => {
    const broken = { ...reading('a', 'ok'), observedAt: 'yesterday' };

    expect(foldReadings([broken], [], options).health?.status).toBe('unknown');
  });

  it('trusts a fresh reading while its source has just failed', () => {
    const { health } = foldReadings(
      [reading('a', 'critical')],
      [failure('a')],
      options,
    );

    expect(health?.status).toBe('critical');
  });

  it('says that a source which never answered is unknown', () => {
    const { health } = foldReadings(
      [reading('a', 'ok')],
      [failure('b')],
      options,
    );

    expect(health).toMatchObject({
      status: 'unknown',
      reason: 'b does not answer.',
      source: 'b',
      since: failure('b').since,
    });
  });
});

describe('worstVerdict', () => {
  it('ignores what is absent', () => {
    expect(worstVerdict([undefined])).toBeUndefined();
  });
});
