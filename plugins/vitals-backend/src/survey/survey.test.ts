import { vitalsSignalChannel } from '@gantry/plugin-vitals-common';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { FakeProvider, reading } from '../__testUtils__/FakeProvider';
import {
  facts,
  carts,
  cartsRef,
  minutesAgo,
  orders,
  ordersPath,
  ordersRef,
  startShop,
} from '../__testUtils__/startShop';
import {
  component,
  moduleWith,
  startVitals,
} from '../__testUtils__/startVitals';

describe('a survey', () => {
  it('carries what a source says of an entity to the routes', async () => {
    const { get, provider } = await startShop();

    const { body: entity } = await get(ordersPath).expect(200);
    const { body: fleet } = await get('/fleet').expect(200);

    const observedAt = (provider.answers.get(ordersRef) as any).observedAt;
    const link = 'https://console.test/alarms';
    const verdict = {
      status: 'ok',
      reason: 'All is ok',
      observedAt,
      source: 'fake/a',
      since: expect.any(String),
    };
    expect(entity).toEqual({
      entityRef: ordersRef,
      verdicts: { health: { ...verdict, link } },
      readings: [
        {
          ...reading('ok'),
          observedAt,
          entityRef: ordersRef,
          kind: 'health',
          source: 'fake/a',
          stale: false,
          since: entity.verdicts.health.since,
        },
      ],
      failures: [],
      pending: [],
      denied: [],
    });
    expect(fleet).toEqual({
      revision: expect.any(Number),
      items: [
        {
          entityRef: cartsRef,
          facts,
          verdicts: {
            health: expect.objectContaining({ status: 'warning', link }),
          },
        },
        { entityRef: ordersRef, facts, verdicts: { health: verdict } },
      ],
    });
    expect(provider.surveys).toEqual([[ordersRef, cartsRef]]);
  });

  it('keeps what was said before a source broke down, and says what is wrong with the rest', async () => {
    const { get, provider, survey } = await startShop();
    provider.answers.set(ordersRef, reading('critical'));
    provider.answers.set(
      cartsRef,
      new UpstreamError({
        kind: 'throttled',
        message: 'Too many calls',
        fix: 'Wait',
      }),
    );

    await survey();

    const { body: first } = await get(ordersPath);
    const { body: second } = await get('/entities/component/default/carts');
    expect(first.verdicts.health.status).toBe('critical');
    expect(first.failures).toEqual([]);
    expect(second.failures).toEqual([
      {
        kind: 'throttled',
        message: 'Too many calls',
        fix: 'Wait',
        entityRef: cartsRef,
        vital: 'health',
        source: 'fake/a',
        since: expect.any(String),
      },
    ]);
    expect(second.verdicts.health.status).toBe('warning');
    expect(second.readings).toHaveLength(1);

    await survey();
    const { body: third } = await get('/entities/component/default/carts');
    expect(third.failures[0].since).toBe(second.failures[0].since);

    provider.answers.set(cartsRef, reading('ok'));
    await survey();
    const { body: healed } = await get('/entities/component/default/carts');
    expect(healed.failures).toEqual([]);
    expect(healed.verdicts.health.status).toBe('ok');
  });

  it.each([
    [
      Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      'unreachable',
    ],
    [Object.assign(new Error('late'), { name: 'TimeoutError' }), 'timeout'],
    [new SyntaxError('Unexpected token <'), 'malformed'],
    ['nothing' as const, 'malformed'],
    [{ kind: 'denied' as const, message: 'No right' }, 'denied'],
  ])('classifies %p as %s', async (answer, kind) => {
    const { get, provider, survey } = await startShop();
    provider.answers.set(ordersRef, answer);

    await survey();

    const { body } = await get(ordersPath);
    expect(body.failures).toMatchObject([{ kind, source: 'fake/a' }]);
    expect(body.readings).toHaveLength(1);
  });

  it('counts a reading that has outlived three periods as unknown, and tells it as a change', async () => {
    const { get, provider, survey } = await startShop();
    const { body: before } = await get('/fleet');
    const old = minutesAgo(4);
    provider.answers.set(ordersRef, reading('ok', old));

    await survey();

    const { body } = await get(`/fleet?since=${before.revision}`);
    expect(body.items).toEqual([
      {
        entityRef: ordersRef,
        facts,
        verdicts: {
          health: {
            status: 'unknown',
            reason: 'No fresh answer from fake/a. Last known: ok, All is ok',
            observedAt: old.toISOString(),
            source: 'fake/a',
            since: expect.any(String),
            link: 'https://console.test/alarms',
          },
        },
      },
    ]);
    const { body: entity } = await get(ordersPath);
    expect(entity.readings).toMatchObject([{ status: 'ok', stale: true }]);

    await survey();
    const { body: again } = await get(`/fleet?since=${body.revision}`);
    expect(again).toEqual({ revision: body.revision, items: [] });
  });

  it('is not needed for a reading to grow old', async () => {
    const { get } = await startShop();
    const { body: before } = await get('/fleet');
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 4 * 60_000);

    const { body } = await get(`/fleet?since=${before.revision}`);
    jest.restoreAllMocks();

    expect(body.items).toEqual(
      [cartsRef, ordersRef].map(entityRef => ({
        entityRef,
        facts,
        verdicts: { health: expect.objectContaining({ status: 'unknown' }) },
      })),
    );
  });

  it('tells what has grown old also when the catalog cannot be read', async () => {
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok', minutesAgo(2)));
    const catalog = jest.fn(() => [orders]);
    const { get, signals, survey } = await startVitals({
      entities: catalog,
      features: [moduleWith(provider)],
    });
    catalog.mockImplementation(() => {
      throw new Error('no catalog');
    });
    signals.publish.mockClear();
    jest.useFakeTimers({
      now: Date.now() + 2 * 60_000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });

    await expect(survey()).rejects.toThrow('no catalog');
    jest.useRealTimers();

    catalog.mockReturnValue([orders]);
    const { body: fleet } = await get('/fleet');
    expect(signals.publish.mock.calls).toEqual([
      [expect.objectContaining({ message: { revision: fleet.revision } })],
    ]);
  });

  it('names a malformed annotation and keeps the last reading', async () => {
    const { get, entities, survey } = await startShop(
      [orders, carts].map(entity => structuredClone(entity)),
    );
    entities[0].metadata.annotations!['fake.test/sources'] = 'fake/typo';
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);

    const { body: pending } = await get(ordersPath);
    await survey();
    const { body } = await get(ordersPath);
    jest.restoreAllMocks();

    expect(pending.pending).toEqual([{ vital: 'health', source: 'fake' }]);
    expect(body.failures).toMatchObject([
      {
        source: 'fake',
        kind: 'malformed',
        message:
          "fake.test/sources: 'fake/typo' is no source; for example 'fake/a'",
      },
    ]);
    expect(body.readings).toMatchObject([{ source: 'fake/a', status: 'ok' }]);
    expect(body.verdicts.health.status).toBe('unknown');
    expect(body.pending).toEqual([]);
  });

  it('forgets an entity that no longer asks', async () => {
    const { get, entities, survey } = await startShop(
      [orders, carts].map(entity => structuredClone(entity)),
    );
    const { body: before } = await get('/fleet');
    delete entities[0].metadata.annotations!['fake.test/sources'];
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);

    await survey();
    const { body: entity } = await get(ordersPath);
    const { body: delta } = await get(`/fleet?since=${before.revision}`);
    const { body: fleet } = await get('/fleet');
    jest.restoreAllMocks();

    expect(entity).toMatchObject({ verdicts: {}, readings: [], failures: [] });
    expect(delta.items).toEqual([
      { entityRef: ordersRef, facts, verdicts: {} },
    ]);
    expect(fleet.items.map((item: any) => item.entityRef)).toEqual([cartsRef]);
  });

  it('signals a large survey at its beginning and at its end, not for every part', async () => {
    const provider = new FakeProvider();
    const names = Array.from({ length: 450 }, (_, i) => `service-${i}`);
    const asking = names.map(name => {
      provider.answers.set(`component:default/${name}`, reading('ok'));
      return component(name, { 'fake.test/sources': 'fake/a' });
    });

    const { get, signals } = await startVitals({
      entities: asking,
      features: [moduleWith(provider)],
    });

    const { body: fleet } = await get('/fleet');
    expect(fleet.items).toHaveLength(450);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    expect(signals.publish).toHaveBeenLastCalledWith(
      expect.objectContaining({ message: { revision: fleet.revision } }),
    );
  });

  it('signals one revision for all that changed, and none when nothing did', async () => {
    const { get, provider, signals, survey } = await startShop();
    const { body: fleet } = await get('/fleet');
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: vitalsSignalChannel,
          message: { revision: fleet.revision },
        },
      ],
    ]);

    provider.answers.set(ordersRef, reading('ok'));
    await survey();

    expect(signals.publish).toHaveBeenCalledTimes(1);
    const { body: delta } = await get(`/fleet?since=${fleet.revision}`);
    expect(delta).toEqual({ revision: fleet.revision, items: [] });
  });
});
