import { mockCredentials } from '@backstage/backend-test-utils';
import { storesOn } from '../__testUtils__/storeFixtures';
import { TransitionRow } from '../store/rows';
import { readTransitions } from './readTransitions';
import { transitionsQuery } from './transitionsQuery';

const create = storesOn('SQLITE_3');
const since = '2026-01-01T00:00:00.000Z';

/** One transition every ten seconds, each of its own entity. */
function history(count: number): Omit<TransitionRow, 'id'>[] {
  return Array.from({ length: count }, (_, index) => ({
    entity_ref: `component:default/s-${index}`,
    kind: 'health',
    source: 'fake/a',
    from_status: 'ok',
    to_status: 'warning',
    reason: 'Slow',
    at: new Date(Date.parse(since) + index * 10_000).toISOString(),
  }));
}

async function startReading(
  count: number,
  isVisible: (ref: string) => boolean,
) {
  const { knex, store } = await create();
  await knex.batchInsert('transitions', history(count), 100);
  const read = jest.spyOn(store, 'readTransitions');
  const audience: any = {
    vitals: async () => new Set(['health']),
    visible: async (refs: string[]) => new Set(refs.filter(isVisible)),
  };
  const page = async (cursor?: string) =>
    readTransitions({ audience, store }, mockCredentials.user(), {
      since,
      scope: 'all',
      limit: 100,
      cursor: transitionsQuery.parse({ cursor }).cursor,
    });
  return { page, read };
}

describe('readTransitions', () => {
  it('looks through little at once for one who sees nothing, and names nothing hidden', async () => {
    const { page, read } = await startReading(12_000, () => false);

    const first = await page();

    expect(read.mock.calls.length).toBeLessThanOrEqual(6);
    expect(first.items).toEqual([]);
    const cursor = Buffer.from(first.cursor!, 'base64url').toString();
    // The 5,000th from the end is of 19:26:40.
    expect(JSON.parse(cursor)).toEqual(['2026-01-01T19:26:00.000Z']);

    const second = await page(first.cursor);
    const third = await page(second.cursor);
    expect([second.items, third]).toEqual([[], { items: [] }]);
  });

  it('misses nothing and repeats nothing where a page breaks off', async () => {
    const { page } = await startReading(12_000, ref => /0[05]00$/.test(ref));

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, cursor: next } = await page(cursor);
      seen.push(...items.map(({ entityRef }) => entityRef));
      cursor = next;
    } while (cursor);

    expect(seen).toEqual(
      history(12_000)
        .map(({ entity_ref: ref }) => ref)
        .filter(ref => /0[05]00$/.test(ref))
        .reverse(),
    );
  });
});
