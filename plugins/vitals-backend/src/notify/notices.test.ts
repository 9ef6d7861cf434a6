import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { service } from '../__testUtils__/startOnCall';
import { group, owned, startNotices } from '../__testUtils__/startNotices';

const commerce = group('commerce', ['checkout']);
const billing = group('billing');
/** Three services of commerce and one of billing, all of which need a database of commerce. */
const shop = [
  commerce,
  billing,
  owned('commerce', 'orders-db', [], {
    'gantry.dev/runbook': 'https://runbooks.test/db',
  }),
  owned('commerce', 'orders', ['orders-db']),
  owned('commerce', 'carts', ['orders-db']),
  owned('billing', 'invoices', ['orders-db']),
];

describe('an owner', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');

  it('is told once of what has lasted, and once that it is over', async () => {
    const { become, look, sent } = await startNotices({
      entities: [commerce, owned('commerce', 'orders')],
    });
    await become({ orders: 'ok' });
    await look();
    await become({ orders: 'critical' });
    await look();
    pass(0.9);
    await look();
    expect(sent).toEqual([]);

    pass(0.1);
    await look();
    await look();

    expect(sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: 'group:default/commerce',
          // They do not own what is above them.
          excludeEntityRef: ['group:default/checkout'],
        },
        payload: {
          title: 'Critical: orders',
          description:
            'orders is critical since 2026-01-01 12:00 UTC: All is critical.',
          link: '/on-call',
          severity: 'critical',
          topic: 'health',
          scope: expect.stringMatching(/^vitals:[\w-]{36}:critical$/),
        },
      },
    ]);

    pass(10);
    await become({ orders: 'ok' });
    await look();
    pass(4.9);
    await look();
    expect(sent).toHaveLength(1);
    pass(0.1);
    await look();
    await look();

    const [{ payload: first }, { payload: last, recipients }, ...others] = sent;
    expect(others).toEqual([]);
    expect(recipients).toMatchObject({ entityRef: 'group:default/commerce' });
    expect(last).toEqual({
      ...first,
      title: 'Resolved: orders',
      description: 'Well again after 11 min, since 2026-01-01 12:11 UTC.',
      severity: 'normal',
      scope: first.scope!.replace('critical', 'resolved'),
    });
  });

  it('is told once of all that fails for one cause, and of nothing that others own', async () => {
    const { become, look, sent, told } = await startNotices({ entities: shop });
    await become({
      'orders-db': 'critical',
      orders: 'critical',
      carts: 'warning',
      invoices: 'critical',
    });
    pass(1);
    await look();

    expect(told().sort()).toEqual([
      'billing: Critical: invoices',
      'commerce: Critical: orders-db and 2 more of yours',
    ]);
    const textOf = (owner: string) =>
      JSON.stringify(
        sent.filter(({ recipients }) =>
          JSON.stringify(recipients).includes(owner),
        ),
      );
    expect(textOf('billing')).not.toMatch(/orders|carts|cause/);
    expect(textOf('commerce')).toContain('Probable cause: orders-db.');
    expect(textOf('commerce')).toContain('Runbook: https://runbooks.test/db');
    expect(textOf('commerce')).not.toContain('invoices');

    await become({ 'orders-db': 'ok', orders: 'ok', carts: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(2)).toEqual([
      'commerce: Resolved: orders-db and 2 more of yours',
    ]);

    await become({ invoices: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(3)).toEqual(['billing: Resolved: invoices']);
  });

  it('is not told when an incident grows, but when it becomes worse', async () => {
    const { become, look, sent, told } = await startNotices({ entities: shop });
    await become({ 'orders-db': 'warning', orders: 'ok', carts: 'ok' });
    await look();
    pass(4.9);
    await look();
    expect(told()).toEqual([]);
    pass(0.1);
    await look();
    expect(told()).toEqual(['commerce: Warning: orders-db']);
    expect(sent[0].payload.severity).toBe('high');

    await become({ orders: 'warning' });
    pass(6);
    await look();
    expect(told()).toHaveLength(1);

    await become({ carts: 'critical' });
    await look();
    expect(told()).toHaveLength(1);
    pass(1);
    await look();
    await become({ orders: 'critical' });
    pass(2);
    await look();
    expect(told().slice(1)).toEqual([
      'commerce: Critical: orders-db and 2 more of yours',
    ]);

    await become({ carts: 'warning', orders: 'ok' });
    await look();
    pass(4);
    await look();
    await become({ carts: 'critical' });
    pass(2);
    await look();
    expect(told()).toHaveLength(2);

    await become({ 'orders-db': 'ok', carts: 'ok' });
    await look();
    pass(6);
    await look();
    expect(told().slice(2)).toEqual([
      'commerce: Resolved: orders-db and 2 more of yours',
    ]);
  });

  it('is told once when incidents that were told apart turn out to be one', async () => {
    const { become, look, told } = await startNotices({ entities: shop });
    await become({ orders: 'warning', carts: 'warning', 'orders-db': 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().sort()).toEqual([
      'commerce: Warning: carts',
      'commerce: Warning: orders',
    ]);

    await become({
      orders: 'critical',
      carts: 'critical',
      'orders-db': 'critical',
    });
    await look();
    pass(1);
    await look();
    pass(1);
    await look();
    expect(told().slice(2)).toEqual([
      'commerce: Critical: carts and 2 more of yours',
    ]);

    await become({ orders: 'ok', carts: 'ok', 'orders-db': 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(3).sort()).toEqual([
      'commerce: Resolved: carts and 1 more of yours',
      'commerce: Resolved: orders',
    ]);
  });

  it.each([
    { minutes: 0.25, text: /came and went 5 times/ },
    { minutes: 2, text: /is critical since/ },
    { minutes: 4, text: /is critical since/ },
  ])(
    'is told once of what comes and goes every $minutes minutes',
    async ({ minutes, text }) => {
      const { become, look, sent, told } = await startNotices({
        entities: [commerce, owned('commerce', 'orders')],
      });
      await become({ orders: 'ok' });
      await look();
      for (let change = 0; change < 10; change++) {
        await become({ orders: change % 2 ? 'ok' : 'critical' });
        await look();
        pass(minutes);
        await look();
      }

      expect(told()).toEqual(['commerce: Critical: orders']);
      expect(sent[0].payload.description).toMatch(text);

      pass(10);
      await look();
      await look();
      expect(told().slice(1)).toEqual(['commerce: Resolved: orders']);
    },
  );

  it('takes silence neither for the end nor for a beginning', async () => {
    const { become, look, told } = await startNotices({
      entities: [commerce, owned('commerce', 'orders')],
    });
    await become({ orders: 'unknown' });
    pass(20);
    await look();
    expect(told()).toEqual([]);

    await become({ orders: 'critical' });
    pass(1);
    await look();
    await become({ orders: 'unknown' });
    pass(20);
    await look();
    await become({ orders: 'critical' });
    pass(2);
    await look();
    expect(told()).toEqual(['commerce: Critical: orders']);
  });

  it('hears no more of what others own by now, or what has left the catalog', async () => {
    let entities = [
      commerce,
      billing,
      owned('commerce', 'orders'),
      owned('commerce', 'carts'),
    ];
    const { become, look, told } = await startNotices({
      entities: () => entities,
    });
    await become({ orders: 'critical', carts: 'critical' });
    pass(1);
    await look();
    expect(told().sort()).toEqual([
      'commerce: Critical: carts',
      'commerce: Critical: orders',
    ]);

    entities = [commerce, billing, owned('billing', 'orders')];
    pass(10);
    await become({ orders: 'critical' });
    await look();
    expect(told().slice(2)).toEqual(['billing: Critical: orders']);

    await become({ orders: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(3)).toEqual(['billing: Resolved: orders']);
  });

  it('is told also while the catalog cannot be read, by what it said last', async () => {
    const ada = {
      ...commerce,
      kind: 'User',
      metadata: { name: 'ada', namespace: 'default' },
    };
    let isDown = false;
    const { become, look, told } = await startNotices({
      entities: () => {
        if (isDown) {
          throw new Error('no luck');
        }
        return [ada, owned('user:default/ada', 'orders')];
      },
    });
    await become({ orders: 'critical' });
    await look();
    isDown = true;
    pass(10);
    await look();

    expect(told()).toEqual(['user:default/ada: Critical: orders']);
  });

  it('that is not there is named in the log, once', async () => {
    const { become, look, logger, told } = await startNotices({
      entities: [
        owned('nobody', 'orders'),
        service('carts'),
        commerce,
        owned('commerce', 'invoices'),
      ],
    });
    await become({
      orders: 'critical',
      carts: 'critical',
      invoices: 'critical',
    });
    pass(1);
    await look();
    await look();

    expect(told()).toEqual(['commerce: Critical: invoices']);
    expect(logger.warn.mock.calls.flat().sort()).toEqual([
      'Nobody is told that component:default/carts fails: it has no owner',
      'Nobody is told that component:default/orders fails: its owner group:default/nobody is not in the catalog',
    ]);
  });

  it('reads no markup or command that others wrote', async () => {
    const hostile = owned('commerce', 'orders', [], {
      'gantry.dev/runbook': 'data:text/html,runbook',
    });
    hostile.metadata.title =
      '<a href="https://evil.test">orders</a>\n<!channel>';
    const { become, look, provider, sent } = await startNotices({
      entities: [commerce, hostile],
    });
    await become({ orders: 'critical' });
    const answer = provider.answers.get('component:default/orders') as any;
    answer.reason = `<script>\u0007alert(1)</script>\r\n${'long '.repeat(900)}`;
    await become({});
    pass(1);
    await look();

    const [{ payload }] = sent;
    expect(`${payload.title}${payload.description}`).not.toMatch(
      /[<\p{Cc}]|data:/u,
    );
    expect(payload.title).toBe(
      'Critical: ‹a href="https://evil.test">orders‹/a> ‹!channel>',
    );
    expect(payload.description!.length).toBeLessThan(400);
  });
});
