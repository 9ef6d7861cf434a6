import { Fleet, Status } from '@gantry/plugin-vitals-common';
import { VitalsApi } from '../api';
import { createFleetLoader } from './createFleetLoader';

const { signal } = new AbortController();

function fleet(revision: number, statuses: Record<string, Status | ''>): Fleet {
  return {
    revision,
    items: Object.entries(statuses).map(([entityRef, status]) => ({
      entityRef,
      facts: { tier: '1' },
      verdicts: status
        ? {
            health: {
              status,
              reason: status,
              observedAt: '',
              source: 'fake/a',
            },
          }
        : {},
    })),
  };
}

function statusesOf({ items }: Fleet) {
  return Object.fromEntries(
    items.map(({ entityRef, verdicts }) => [
      entityRef,
      verdicts.health?.status,
    ]),
  );
}

describe('the loader of the fleet', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => jest.useRealTimers());

  function setUp(first: Fleet) {
    const getFleet = jest.fn<Promise<Fleet>, [object]>();
    const load = createFleetLoader({
      getFleet,
    } as Partial<VitalsApi> as VitalsApi);
    getFleet.mockResolvedValue(first);
    return { getFleet, load };
  }

  it('asks only what changed, and puts it in its place', async () => {
    const { getFleet, load } = setUp(fleet(4, { a: 'ok', b: 'ok', c: 'ok' }));
    const before = await load(signal);

    getFleet.mockResolvedValue(
      fleet(7, { b: 'critical', c: '', d: 'warning' }),
    );
    const after = await load(signal, before);

    expect(getFleet.mock.calls).toEqual([[{ signal }], [{ signal, since: 4 }]]);
    expect(after.revision).toBe(7);
    expect(statusesOf(after)).toEqual({ a: 'ok', b: 'critical', d: 'warning' });
    expect(statusesOf(before)).toEqual({ a: 'ok', b: 'ok', c: 'ok' });
  });

  it('keeps the same items while nothing changes', async () => {
    const { getFleet, load } = setUp(fleet(4, { a: 'ok' }));
    const before = await load(signal);

    getFleet.mockResolvedValue(fleet(5, {}));
    const after = await load(signal, before);

    expect(after.revision).toBe(5);
    expect(after.items).toBe(before.items);
  });

  it('asks in full until the server has read the catalog', async () => {
    const read = fleet(4, { a: 'ok' });
    const { getFleet, load } = setUp({
      ...read,
      items: read.items.map(({ facts, ...item }) => item),
    });
    const before = await load(signal);

    getFleet.mockResolvedValue(read);
    const after = await load(signal, before);
    await load(signal, after);

    expect(after).toBe(read);
    expect(getFleet.mock.calls).toEqual([
      [{ signal }],
      [{ signal }],
      [{ signal, since: 4 }],
    ]);
  });

  it('asks in full from time to time, for what may no longer be seen', async () => {
    const { getFleet, load } = setUp(fleet(4, { a: 'ok', gone: 'critical' }));
    let shown = await load(signal);
    getFleet.mockImplementation(async options =>
      'since' in options ? fleet(4, {}) : fleet(4, { a: 'ok' }),
    );

    jest.advanceTimersByTime(299_000);
    shown = await load(signal, shown);
    expect(statusesOf(shown)).toEqual({ a: 'ok', gone: 'critical' });
    jest.advanceTimersByTime(1_000);
    shown = await load(signal, shown);

    expect(statusesOf(shown)).toEqual({ a: 'ok' });
  });

  it('takes the answer of another database as a whole', async () => {
    const { getFleet, load } = setUp(fleet(90, { a: 'ok', b: 'ok' }));
    const before = await load(signal);

    getFleet.mockResolvedValue(fleet(3, { a: 'critical' }));

    expect(statusesOf(await load(signal, before))).toEqual({ a: 'critical' });
  });

  it('asks in full again after a full ask that failed', async () => {
    const { getFleet, load } = setUp(fleet(4, { a: 'ok' }));
    const before = await load(signal);
    jest.advanceTimersByTime(300_000);
    getFleet.mockRejectedValueOnce(new Error('away'));

    await expect(load(signal, before)).rejects.toThrow('away');
    await load(signal, before);

    expect(getFleet).toHaveBeenLastCalledWith({ signal });
  });
});
