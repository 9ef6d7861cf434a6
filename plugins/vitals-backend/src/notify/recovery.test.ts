import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { group, owned, startNotices } from '../__testUtils__/startNotices';

const commerce = group('commerce');
const shop = [
  commerce,
  owned('commerce', 'orders-db'),
  owned('commerce', 'orders', ['orders-db']),
  owned('commerce', 'carts', ['orders-db']),
];

describe('what has recovered while its incident goes on', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');

  it('is told anew when it fails again, whatever the others do meanwhile', async () => {
    const { become, look, told } = await startNotices({ entities: shop });
    await become({ 'orders-db': 'critical', orders: 'critical' });
    pass(1);
    await look();
    expect(told()).toEqual([
      'commerce: Critical: orders-db and 1 more of yours',
    ]);

    await become({ 'orders-db': 'ok' });
    await look();
    pass(5);
    await look();
    await become({ 'orders-db': 'critical' });
    await look();
    pass(0.9);
    await look();
    expect(told()).toHaveLength(1);
    pass(0.1);
    await look();
    await look();
    expect(told().slice(1)).toEqual([
      'commerce: Critical: orders-db and 1 more of yours',
    ]);

    // Each names what is over with it, and not what has failed again.
    await become({ orders: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(2)).toEqual(['commerce: Resolved: orders']);
    await become({ 'orders-db': 'ok' });
    await look();
    pass(5);
    await look();
    await look();
    expect(told().slice(3)).toEqual(['commerce: Resolved: orders-db']);
  });

  it('is not held in it by what stays unknown', async () => {
    const { become, look, told } = await startNotices({ entities: shop });
    await become({ 'orders-db': 'critical', orders: 'critical' });
    pass(1);
    await look();
    await become({ 'orders-db': 'unknown', orders: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told()).toHaveLength(1);

    await become({ orders: 'critical', carts: 'critical' });
    pass(1);
    await look();
    await look();

    expect(told().slice(1).sort()).toEqual([
      'commerce: Critical: carts',
      'commerce: Critical: orders',
    ]);
  });

  it('is not silenced by what stays unknown between those that fail', async () => {
    const { become, look, told } = await startNotices({
      entities: [...shop, owned('commerce', 'web', ['orders'])],
      config: { rules: [{ statuses: ['unknown'], after: '30m' }] },
    });
    await become({ orders: 'critical' });
    pass(1);
    await look();
    await become({ orders: 'unknown' });
    await look();
    pass(5);
    await become({ 'orders-db': 'critical', web: 'critical' });
    await look();
    pass(1);
    await look();
    await look();

    expect(told()).toEqual([
      'commerce: Critical: orders',
      'commerce: Critical: orders-db and 2 more of yours',
    ]);
  });

  it('is told as worse again once it has been better for long, by a message of its own', async () => {
    const { become, look, sent, told } = await startNotices({
      entities: [commerce, owned('commerce', 'orders')],
    });
    const critical = async () => {
      await become({ orders: 'critical' });
      await look();
      pass(1);
      await look();
    };
    await critical();
    await become({ orders: 'warning' });
    await look();
    pass(4.9);
    await look();
    await critical();
    expect(told()).toEqual(['commerce: Critical: orders']);

    await become({ orders: 'warning' });
    await look();
    pass(5);
    await look();
    await critical();
    await look();

    expect(told()).toEqual([
      'commerce: Critical: orders',
      'commerce: Critical: orders',
    ]);
    const [first, second] = sent.map(({ payload }) => payload.scope);
    expect(second).toBe(`${first}:2`);

    await become({ orders: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(2)).toEqual(['commerce: Resolved: orders']);
  });

  it("does not hear of what is another team's by now", async () => {
    let entities = [...shop, group('billing')];
    const { become, look, told } = await startNotices({
      entities: () => entities,
    });
    await become({ 'orders-db': 'critical', orders: 'critical' });
    pass(1);
    await look();
    entities = [
      commerce,
      group('billing'),
      owned('billing', 'orders-db'),
      owned('commerce', 'orders', ['orders-db']),
    ];
    pass(10);
    await become({ 'orders-db': 'critical', orders: 'ok' });
    await look();
    pass(5);
    await look();

    expect(told().slice(1)).toEqual([
      'billing: Critical: orders-db',
      'commerce: Resolved: orders',
    ]);
  });
});

describe('at the first look', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');
  const first = [
    commerce,
    owned('commerce', 'orders'),
    owned('commerce', 'carts'),
  ];

  it('nobody is told of what has failed for long, nor that it is over', async () => {
    const { become, look, told } = await startNotices({ entities: first });
    await become({ orders: 'critical' });
    pass(50);
    await become({ orders: 'critical', carts: 'critical' });
    pass(15);
    await look();
    await look();
    expect(told()).toEqual(['commerce: Critical: carts']);

    await become({ orders: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told()).toHaveLength(1);
    await become({ orders: 'critical' });
    await look();
    pass(1);
    await look();
    expect(told().slice(1)).toEqual(['commerce: Critical: orders']);
  });

  it('what was a warning for long is told when it becomes critical, and when that is over', async () => {
    const { become, look, told } = await startNotices({ entities: first });
    await become({ orders: 'warning' });
    pass(70);
    await become({ orders: 'warning' });
    await look();
    expect(told()).toEqual([]);

    await become({ orders: 'critical' });
    await look();
    pass(1);
    await look();
    expect(told()).toEqual(['commerce: Critical: orders']);

    await become({ orders: 'ok' });
    await look();
    pass(5);
    await look();
    expect(told().slice(1)).toEqual(['commerce: Resolved: orders']);
  });

  it('comes again after hours without one, as when notices were turned off', async () => {
    const { become, look, told } = await startNotices({ entities: first });
    await become({ orders: 'ok', carts: 'ok' });
    await look();
    await become({ orders: 'critical' });
    pass(120);
    await become({ orders: 'critical' });
    await look();
    pass(1);
    await look();
    expect(told()).toEqual([]);

    await become({ carts: 'critical' });
    await look();
    pass(1);
    await look();
    expect(told()).toEqual(['commerce: Critical: carts']);
  });

  it('counts what the first survey after it finds to have lasted for long', async () => {
    const { become, look, told } = await startNotices({ entities: first });
    await become({ orders: 'critical' });
    pass(70);
    // Its reading has outlived its time meanwhile, so that nobody can say how it is.
    await look();
    await become({ orders: 'critical' });
    pass(6);
    await look();
    await look();

    expect(told()).toEqual([]);
  });

  it('what is unknown for Gantry itself was away is not told before it stays so', async () => {
    const { become, look, told } = await startNotices({
      entities: first,
      config: { rules: [{ statuses: ['unknown'], after: '20m' }] },
    });
    await become({ orders: 'ok', carts: 'ok' });
    await look();
    // No survey and no look.
    pass(55);
    await look();
    pass(19);
    await look();
    expect(told()).toEqual([]);
    pass(1);
    await look();
    expect(told().sort()).toEqual([
      'commerce: Unknown: carts',
      'commerce: Unknown: orders',
    ]);
  });

  it('nobody is told of what has been unknown for long', async () => {
    const { become, look, told } = await startNotices({
      entities: first,
      config: { rules: [{ statuses: ['unknown'], after: '20m' }] },
    });
    await become({ orders: 'unknown' });
    pass(100);
    await look();
    pass(30);
    await look();

    expect(told()).toEqual([]);
  });
});
