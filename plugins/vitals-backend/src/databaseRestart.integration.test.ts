import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import { PostgresServer } from './__testUtils__/PostgresServer';
import {
  carts,
  cartsRef,
  orders,
  ordersPath,
  ordersRef,
} from './__testUtils__/startShop';
import { moduleWith, startVitals } from './__testUtils__/startVitals';

const isInstalled = PostgresServer.isInstalled();
const describeIfPossible =
  isInstalled || process.env.CI ? describe : describe.skip;

describeIfPossible('a PostgreSQL that crashes and comes again', () => {
  jest.setTimeout(60_000);
  let postgres: PostgresServer;
  beforeAll(async () => {
    if (!isInstalled) {
      throw new Error('PostgreSQL is not installed');
    }
    postgres = await PostgresServer.create();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => postgres?.remove());

  it('costs the surveys and answers of that time, and nothing after it', async () => {
    // knex writes connections that fail to the console, too.
    jest.spyOn(console, 'log').mockImplementation();
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok'));
    provider.answers.set(cartsRef, reading('warning'));
    const { get, signals, stop, survey } = await startVitals({
      entities: [orders, carts],
      features: [moduleWith(provider), databaseServiceFactory],
      config: {
        backend: { database: { client: 'pg', connection: postgres.url } },
      },
    });
    const { body: before } = await get('/fleet').expect(200);
    expect(before.items).toHaveLength(2);
    signals.publish.mockClear();

    // In the middle of a survey, whose answer is lost.
    const ask = provider.survey.bind(provider);
    jest
      .spyOn(provider, 'survey')
      .mockImplementationOnce(async function* crashing(targets) {
        provider.answers.set(ordersRef, reading('critical'));
        await postgres.crash();
        yield* ask(targets);
      });
    await expect(survey()).rejects.toThrow();
    await expect(survey()).rejects.toThrow(/ECONNREFUSED/);

    for (const path of [ordersPath, '/fleet', '/transitions']) {
      const { body } = await get(path).expect(500);
      expect(body).toMatchObject({ error: expect.anything() });
      expect(body).not.toHaveProperty('items');
      expect(body).not.toHaveProperty('verdicts');
    }
    expect(signals.publish).not.toHaveBeenCalled();

    await postgres.start();
    const { body: kept } = await get('/fleet').expect(200);
    expect(kept).toEqual(before);

    await survey();
    const { body: after } = await get(`/fleet?since=${before.revision}`).expect(
      200,
    );
    expect(after.items).toMatchObject([
      { entityRef: ordersRef, verdicts: { health: { status: 'critical' } } },
    ]);
    const { body: entity } = await get(ordersPath).expect(200);
    expect(entity.verdicts.health.status).toBe('critical');
    expect(signals.publish).toHaveBeenCalledTimes(1);

    await stop();
  });
});
