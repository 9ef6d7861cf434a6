import { FakePrometheus } from '../__testUtils__/FakePrometheus';
import { createProvider, survey } from '../__testUtils__/createProvider';
import { component } from '../__testUtils__/entities';
import {
  alert,
  answering,
  labelled,
  ofOrders,
  orders,
  rule,
  shopOf,
} from '../__testUtils__/fleet';

let upstream: FakePrometheus;
beforeEach(async () => {
  upstream = await FakePrometheus.start();
});
afterEach(() => upstream.stop());

function ask(...entities: Parameters<typeof survey>[1]) {
  return survey(createProvider([{ id: 'shop', url: upstream.url }]), entities);
}

/** Orders is scraped. */
const isUp = answering([[['(up{'], ofOrders(1)]]);

describe('alerts', () => {
  it.each<[string | undefined, string, string | undefined]>([
    ['critical', 'critical', 'critical'],
    ['page', 'critical', 'critical'],
    ['WARNING', 'warning', 'warning'],
    ['info', 'warning', 'warning'],
    ['sev-1', 'critical', 'critical'],
    [undefined, 'critical', 'critical'],
  ])('of severity %s make it %s', async (severity, status, shown) => {
    upstream.rules = [
      rule(upstream, 'HighErrorRate', {
        alerts: [alert(upstream, {}, severity ? { severity } : {})],
      }),
    ];

    const [{ reading }] = await ask(orders);

    expect(reading).toMatchObject({
      status,
      reason: expect.stringMatching(
        /^HighErrorRate has been firing since .*\d\d:\d\d UTC: Many requests fail$/,
      ),
      link: `${upstream.url}/alerts?search=HighErrorRate`,
      details: {
        alarms: [{ state: 'firing', severity: shown }],
        counts: { firing: 1, noData: 0, quiet: 0 },
      },
    });
  });

  it('are one where several rules have a name and are quiet', async () => {
    const labels = shopOf('orders');
    upstream.rules = [
      rule(upstream, 'PoolExhausted', { labels }),
      rule(upstream, 'PoolExhausted', { labels, query: 'other > 1' }),
      rule(upstream, 'Slow', { labels }),
      rule(upstream, 'Slow', { labels, alerts: [alert(upstream)] }),
    ];

    const [{ reading }] = await ask(orders);

    expect(reading?.details).toMatchObject({
      alarms: [
        { name: 'Slow', state: 'firing' },
        { name: 'PoolExhausted', state: 'quiet' },
      ],
      counts: { firing: 1, noData: 0, quiet: 1 },
    });
  });

  it('are those that carry all labels, or bear the name and carry no other', async () => {
    const bare = alert(upstream, { labels: { service: 'orders' } });
    const other = alert(upstream, {}, { service: 'carts' });
    upstream.rules = [
      rule(upstream, 'Bare', { alerts: [bare] }),
      rule(upstream, 'Other', { alerts: [other] }),
      rule(upstream, 'Watchdog', {
        alerts: [alert(upstream, {}, { severity: 'none' })],
      }),
    ];
    upstream.answer = isUp;

    const [all, named, gone, anybody] = await ask(
      orders,
      labelled('orders', { 'prometheus.io/alert': 'Bare' }),
      labelled('orders', { 'prometheus.io/alert': 'Other,Gone' }),
      component('any', { 'prometheus.io/alert': 'Other' }),
    );

    expect(all.reading).toMatchObject({
      status: 'ok',
      details: { alarms: [{ isDefault: true }] },
    });
    expect(named.reading).toMatchObject({
      status: 'critical',
      details: { alarms: [{ name: 'Bare', state: 'firing' }] },
    });
    expect(gone.reading).toMatchObject({
      status: 'unknown',
      reason: 'No alert rule is called Gone; 1 of 1 alerts quiet',
    });
    expect(anybody.reading).toMatchObject({ status: 'critical' });
  });

  it('that could fire and do not are quiet; whom a rule could be about is told by its query', async () => {
    const about = (name: string, query: string, labels = {}) =>
      rule(upstream, name, { query, labels });
    upstream.rules = [
      about('Own', 'vector(1)', shopOf('orders')),
      about('Everybody', 'sum by (namespace, service) (rate(a[5m])) > 1'),
      about('Listed', 'a{namespace="shop",service=~"carts|orders"} > 1'),
      about('Others', 'a{namespace="shop",service="carts"} > 1'),
      about('Without', 'a{namespace="shop",service!="orders"} > 1'),
      about('Unclear', 'a{namespace="shop",service=~"ord.*"} > 1'),
      about('Aggregated', 'sum by (namespace) (a) > 1'),
      about('InText', 'count({job="namespace service"}) > 1'),
    ];
    upstream.answer = isUp;

    const [there, away] = await ask(orders, labelled('typo'));

    expect(there.reading).toMatchObject({
      status: 'ok',
      reason: 'All 3 alerts are quiet',
    });
    expect(
      there.reading!.details.alarms.map(({ name }) => name).sort(),
    ).toEqual(['Everybody', 'Listed', 'Own']);
    expect(away.failure).toMatchObject({
      kind: 'not-found',
      message:
        'Prometheus shop has no request metrics, targets or alerts with namespace=shop and service=typo.',
      fix: expect.stringContaining('prometheus.io/labels'),
    });
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['all', 'sum(a{namespace="shop",service="orders"}) > 1', {}, 'critical'],
    [
      'one',
      'sum by (service) (a{namespace="shop"}) > 1',
      { service: 'orders' },
      'critical',
    ],
    [
      'those of another',
      'sum by (service) (a{namespace="shop"}) > 1',
      { service: 'carts' },
      'ok',
    ],
    [
      'what the query does not tell',
      'sum without (service) (a{namespace="shop"}) > 1',
      { namespace: 'shop' },
      'default',
    ],
    [
      'what matching ignores',
      'a{namespace="shop"} / ignoring (service) b{namespace="shop"} > 1',
      { namespace: 'shop' },
      'default',
    ],
    [
      'what an inner sum drops',
      'sum(a{namespace="shop",service=~".+"}) by (namespace) > 1',
      { namespace: 'shop' },
      'default',
    ],
    [
      'all, and are of another',
      'sum(a{namespace="shop",service="carts"}) > 1',
      {},
      'default',
    ],
    [
      'all, and spare it',
      'sum(a) > 1 unless on () b{namespace="shop",service="orders"}',
      {},
      'default',
    ],
    [
      'all, and compare in a text alone',
      `sum(label_replace(a, "b", 'namespace="shop",service="orders"', "", "")) > 1`,
      {},
      'default',
    ],
  ])(
    'that have lost %s on the way are told by what the query asks for',
    async (_, query, labels, status) => {
      const lossy = alert(upstream, {
        labels: { severity: 'page', ...labels },
      });
      upstream.rules = [rule(upstream, 'Lossy', { query, alerts: [lossy] })];
      upstream.answer = isUp;

      const [{ reading }] = await ask(orders);

      expect(reading).toMatchObject(
        status === 'default'
          ? { status: 'ok', details: { alarms: [{ isDefault: true }] } }
          : { status, details: { alarms: [{ name: 'Lossy' }] } },
      );
    },
  );

  it('that are pending do not fire, and of those that do the one that began is named', async () => {
    const at = (minutes: number) => upstream.ago(minutes * 60_000);
    upstream.rules = [
      rule(upstream, 'Late', {
        alerts: [
          alert(upstream, { activeAt: at(1) }),
          alert(upstream, { activeAt: at(2) }, { pod: 'b' }),
        ],
      }),
      rule(upstream, 'First', {
        alerts: [alert(upstream, { activeAt: at(5) })],
      }),
      rule(upstream, 'Minor', {
        alerts: [
          alert(upstream, { activeAt: at(90) }, { severity: 'warning' }),
        ],
      }),
      rule(upstream, 'Pending', {
        alerts: [alert(upstream, { state: 'pending' })],
      }),
    ];

    const [{ reading }] = await ask(orders);

    expect(reading).toMatchObject({
      status: 'critical',
      reason: expect.stringMatching(/^First has .*; so are Late and Minor$/),
      details: {
        alarms: [
          { name: 'First' },
          { name: 'Late', reason: 'Many requests fail (and 1 more)' },
          { name: 'Minor' },
          {
            name: 'Pending',
            state: 'quiet',
            reason: 'Pending, not firing yet: Many requests fail',
          },
        ],
        counts: { firing: 3, noData: 0, quiet: 1 },
      },
    });
  });

  it('that cannot be evaluated are without data, and tell nothing of others', async () => {
    const labels = shopOf('orders');
    upstream.rules = [
      rule(upstream, 'Broken', {
        labels,
        health: 'err',
        lastError: 'found duplicate series for {service="secret"}',
      }),
      rule(upstream, 'New', { labels, health: 'unknown' }),
      rule(upstream, 'Fine', { labels }),
    ];

    const [{ reading }] = await ask(orders);

    expect(reading).toMatchObject({
      status: 'unknown',
      reason:
        'No data for Broken: Prometheus cannot evaluate the rule: found duplicate series for; 1 of 3 alerts quiet',
      details: { counts: { firing: 0, noData: 2, quiet: 1 } },
    });
  });

  it('link only to web addresses', async () => {
    const runbook = (runbook_url: string) =>
      rule(upstream, runbook_url, {
        alerts: [alert(upstream, { annotations: { runbook_url } })],
      });
    upstream.rules = [
      runbook('https://runbooks.example/a'),
      runbook('data:text/html,1'),
    ];

    const [{ reading }] = await ask(orders);

    const runbooks = reading!.details.alarms.map(each => each.runbook);
    expect(runbooks).toEqual(
      expect.arrayContaining(['https://runbooks.example/a', undefined]),
    );
  });
});

describe('the time at which a reading was seen', () => {
  const age = (observedAt: string) => Date.now() - Date.parse(observedAt);

  it.each([
    ['agree', 0],
    ['are ten minutes apart', 600_000],
    ['are ten minutes apart the other way', -600_000],
  ])(
    'is when the rule was evaluated, if that is overdue, while the clocks %s',
    async (_, behind) => {
      upstream.behind = behind;
      upstream.rules = [
        rule(upstream, 'Fresh', {
          interval: 300,
          lastEvaluation: upstream.ago(290_000),
          labels: shopOf('orders'),
        }),
        rule(upstream, 'Overdue', {
          interval: 15,
          lastEvaluation: upstream.ago(240_000),
          labels: shopOf('carts'),
          alerts: [alert(upstream, {}, shopOf('carts'))],
        }),
      ];

      const [fresh, overdue] = await ask(orders, labelled('carts'));

      expect(age(fresh.reading!.observedAt)).toBeLessThan(30_000);
      expect(age(overdue.reading!.observedAt)).toBeGreaterThan(220_000);
      expect(age(overdue.reading!.observedAt)).toBeLessThan(260_000);
      const [{ since }] = overdue.reading!.details.alarms;
      expect(age(since)).toBeGreaterThan(580_000);
      expect(age(since)).toBeLessThan(620_000);
    },
  );
});

describe('default thresholds', () => {
  it.each<[string, number, number, string, string]>([
    [
      'too many errors',
      1,
      0.05,
      'critical',
      'Server errors > 10 in 5 min (default threshold): 15 server errors in 5 min',
    ],
    [
      'no target up',
      0,
      0,
      'critical',
      'Targets up (default threshold): Prometheus cannot scrape any of its targets',
    ],
    [
      'nothing wrong',
      0.5,
      0.01,
      'ok',
      'Within default thresholds: Server errors > 10 in 5 min and Targets up',
    ],
  ])(
    'stand in for alerts that there are not: %s',
    async (_, up, errors, status, reason) => {
      upstream.answer = answering([
        [['(up{'], ofOrders(up)],
        [['rate(gin_requests_total', '5..'], ofOrders(errors)],
        [['rate(gin_requests_total'], ofOrders(4)],
      ]);

      const [{ reading }] = await ask(orders);

      expect(reading).toMatchObject({ status, reason });
      expect(reading!.details.alarms).toMatchObject([
        { isDefault: true },
        { isDefault: true },
      ]);
    },
  );

  it('tell since when they are broken, through a survey that fails, until they hold again', async () => {
    const clock = jest.spyOn(Date, 'now');
    const provider = createProvider([{ id: 'shop', url: upstream.url }]);
    const at = async (now: number, up: number, entity = orders) => {
      clock.mockReturnValue(now);
      upstream.answer = answering([[['(up{'], ofOrders(up)]]);
      const [{ reading }] = await survey(provider, [entity]);
      return Date.parse(reading?.details.alarms[0].since ?? '');
    };

    const begun = await at(1_060_000, 0);
    const later = await at(1_120_000, 0);
    upstream.rules = { status: 404, body: {} };
    await at(1_180_000, 0.5);
    upstream.rules = [];
    const still = await at(1_240_000, 0);
    const over = await at(1_300_000, 1);
    const anew = await at(1_360_000, 0);
    await at(1_420_000, 0, labelled('carts'));
    const back = await at(1_480_000, 0);
    clock.mockRestore();

    expect({ begun, later, still, over, anew, back }).toEqual({
      begun: 1_060_000,
      later: 1_060_000,
      still: 1_060_000,
      over: 1_300_000,
      anew: 1_360_000,
      back: 1_480_000,
    });
  });

  it('judge nothing that could not be read', async () => {
    const refused = {
      status: 422,
      body: { status: 'error', errorType: 'execution', error: 'too much' },
    };
    upstream.answer = answering([
      [['(up{'], ofOrders(1)],
      [['rate(gin_requests_total', '5..'], refused],
      [['rate(gin_requests_total'], ofOrders(4)],
    ]);

    const [{ failure }] = await ask(orders);

    expect(failure).toMatchObject({ kind: 'malformed' });
  });
});

describe('a partial answer', () => {
  const away = 'receive series from store b: connection refused';

  it('of rules is no reason to be green, and what fires in it fires', async () => {
    upstream.rules = [
      rule(upstream, 'Fine', { labels: shopOf('orders') }),
      rule(upstream, 'Slow', {
        alerts: [alert(upstream, { labels: shopOf('carts') })],
      }),
    ];
    upstream.answer = isUp;
    upstream.warnings = query => (query ? [] : [away]);

    const [quiet, firing, named] = await ask(
      orders,
      labelled('carts'),
      component('gone', { 'prometheus.io/alert': 'Gone' }),
    );

    const failure = {
      kind: 'unreachable',
      message: `Prometheus shop answers in part only: ${away}.`,
    };
    expect(quiet).toMatchObject({ failure });
    expect(firing.reading).toMatchObject({
      status: 'critical',
      reason: expect.stringMatching(/^Slow has .* answers in part only: /),
    });
    expect(named).toMatchObject({ failure });
  });

  it.each([
    ['default thresholds', {}],
    ['a promise', { 'gantry.dev/slo': 'availability=99.9%' }],
  ])('of figures is no reason to be green by %s', async (_, more) => {
    upstream.answer = answering([
      [['offset'], [{ metric: {}, value: 1 }]],
      [['5..'], []],
      [['gin_requests_total'], ofOrders(100)],
      [['(up{'], ofOrders(1)],
    ]);
    const [before] = await ask(labelled('orders', more));
    upstream.warnings = query => (query ? [away] : []);

    const [{ reading, failure }] = await ask(labelled('orders', more));

    expect(before.reading).toMatchObject({ status: 'ok' });
    expect(failure?.message ?? reading?.reason).toContain(away);
    expect(reading?.status).not.toBe('ok');
  });
});

describe('rules that cannot be read', () => {
  const missing = { status: 404, body: {} };

  it('fail all while nothing else says that something is wrong', async () => {
    upstream.rules = missing;
    upstream.answer = isUp;

    const [{ failure }] = await ask(orders);

    expect(failure).toMatchObject({ kind: 'not-found' });
  });

  it('fail the source at once where nothing else would be answered either', async () => {
    upstream.rules = { status: 401, body: {} };

    await expect(ask(orders)).rejects.toMatchObject({
      failure: { kind: 'denied' },
    });
    expect(upstream.queries).toEqual([]);
  });
});
