import { mockCredentials } from '@backstage/backend-test-utils';
import {
  fleetColumnsType,
  fromFleetColumns,
} from '@gantry/plugin-vitals-common';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import {
  facts,
  cartsRef,
  orders,
  ordersRef,
  startShop,
} from './__testUtils__/startShop';
import { component, outsider } from './__testUtils__/startVitals';
import { VitalsStore } from './store';

const secret = component('secret', { 'fake.test/sources': 'fake/a' });
const outside = mockCredentials.user.header(outsider);
const refsOf = (body: any) =>
  body.items.map(({ entityRef }: { entityRef: string }) => entityRef);

afterEach(() => jest.restoreAllMocks());

/** Until then a survey takes the catalog as it was read for another source. */
function aRoundLater() {
  const now = Date.now();
  jest.restoreAllMocks();
  jest.spyOn(Date, 'now').mockReturnValue(now + 60_000);
}

function answers() {
  const provider = new FakeProvider();
  provider.answers.set('component:default/secret', reading('critical'));
  return provider;
}

describe('the fleet', () => {
  it('travels as columns to whom they suit, and says the same', async () => {
    const { get } = await startShop();

    const rows = await get('/fleet').expect(
      'Content-Type',
      /^application\/json/,
    );
    const columns = await get('/fleet')
      .set('Accept', fleetColumnsType)
      .buffer()
      .parse((res, done) => {
        let text = '';
        res.on('data', chunk => (text += chunk));
        res.on('end', () => done(null, JSON.parse(text)));
      });

    expect(columns.headers['content-type']).toContain(fleetColumnsType);
    expect(JSON.parse(JSON.stringify(fromFleetColumns(columns.body)))).toEqual(
      rows.body,
    );
  });

  it.each(['br', 'gzip'])(
    'is compressed as %s for whom it suits',
    async encoding => {
      const { get } = await startShop();
      const { body: plain } = await get('/fleet').set(
        'Accept-Encoding',
        'identity',
      );

      const { body, headers } = await get('/fleet').set(
        'Accept-Encoding',
        encoding,
      );

      expect(headers['content-encoding']).toBe(encoding);
      expect(body).toEqual(plain);
    },
  );

  it('is read anew only when something changed', async () => {
    const { get, provider, survey } = await startShop();
    await get('/fleet').expect(200);
    const reads = jest.spyOn(VitalsStore.prototype, 'readFleet');

    await get('/fleet');
    expect(reads).not.toHaveBeenCalled();
    provider.answers.set(ordersRef, reading('critical'));
    await survey();
    const { body } = await get('/fleet');

    expect(reads).toHaveBeenCalledTimes(1);
    expect(body.items[1].verdicts.health.status).toBe('critical');
  });

  it('tells of what nothing is known any more', async () => {
    const { get, entities, survey } = await startShop();
    const { body: before } = await get('/fleet');
    entities[1] = component('carts');
    aRoundLater();

    await survey();
    const { body: delta } = await get(`/fleet?since=${before.revision}`);

    expect(delta.items).toEqual([{ entityRef: cartsRef, facts, verdicts: {} }]);
  });
});

describe('the catalog', () => {
  const asking = (name: string, etag: string) => {
    const entity = component(name, { 'fake.test/sources': 'fake/a' });
    return { ...entity, metadata: { ...entity.metadata, etag } };
  };

  it('is read whole once, then only where it has changed', async () => {
    const { entities, provider, rereads, survey } = await startShop([
      asking('orders', '1'),
      asking('carts', '1'),
    ]);

    aRoundLater();
    await survey();
    expect(rereads()).toEqual([]);

    const bills = 'component:default/bills';
    entities[0] = asking('orders', '2');
    entities[1] = asking('bills', '1');
    aRoundLater();
    await survey();

    expect(rereads()).toEqual([ordersRef, bills]);
    expect(provider.surveys.at(-2)).toEqual([ordersRef, cartsRef]);
    expect(provider.surveys.at(-1)).toEqual([ordersRef, bills]);
  });
});

describe('what a caller may see', () => {
  it('is asked of the catalog once for all on whom the policy decides alike', async () => {
    const { get, lookups } = await startShop([orders, secret], answers());
    const users = ['ann', 'ben', 'cid'].map(name =>
      mockCredentials.user.header(`user:default/${name}`),
    );

    const bodies = await Promise.all(
      [...users, outside].map(async user => (await get('/fleet', user)).body),
    );
    await get('/fleet', users[0]);

    expect(bodies.map(body => refsOf(body).length)).toEqual([2, 2, 2, 1]);
    expect(lookups()).toBe(2);
  });

  it('is looked up for what is new, and ends with the next survey that sees the catalog change', async () => {
    const { get, entities, provider, survey } = await startShop(
      [orders],
      answers(),
    );
    await get('/fleet', outside);
    const carts = component('carts', { 'fake.test/sources': 'fake/a' });
    provider.answers.set(cartsRef, reading('ok'));
    entities.push(carts, secret);
    aRoundLater();
    await survey();

    const { body: more } = await get('/fleet', outside);
    expect(refsOf(more)).toEqual([cartsRef, ordersRef]);

    // The rest of the catalog is as it was; this one is removed.
    entities.splice(entities.indexOf(carts), 1);
    const { body: kept } = await get('/fleet', outside);
    expect(refsOf(kept)).toEqual([cartsRef, ordersRef]);
    aRoundLater();
    await survey();
    const { body: less } = await get('/fleet', outside);

    expect(refsOf(less)).toEqual([ordersRef]);
  });

  it('is forgotten after its time', async () => {
    const { get, lookups } = await startShop([orders], answers());
    await get('/fleet');
    const before = lookups();
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 61_000);

    await get('/fleet');

    expect(lookups()).toBe(before + 1);
  });
});
