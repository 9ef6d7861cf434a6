import { Entity } from '@backstage/catalog-model';
import { CatalogReader } from './CatalogReader';
import { pageSize } from './EntityPages';

/** Fits an address and an answer; more references in one request gain nothing. */
const refsAtOnce = 250;

const readAtOnce = 200;

/** Entities in the order of their references, those that the query filters out left out. */
export async function* byRefs(
  reader: CatalogReader,
  entityRefs: string[],
  isFiltered: boolean,
): AsyncGenerator<Entity[], undefined> {
  const step = isFiltered ? refsAtOnce : pageSize;
  for (let start = 0; start < entityRefs.length; start += step) {
    yield await reader.readRefs(entityRefs.slice(start, start + step));
  }
  return undefined;
}

/** Entities in the catalog's order, of which only those stay that the browser wants. */
export async function* walk(
  reader: CatalogReader,
  isWanted: (entity: Entity) => boolean,
): AsyncGenerator<Entity[], undefined> {
  let stretch = await reader.read(readAtOnce);
  yield stretch.entities.filter(isWanted);
  while (stretch.nextCursor) {
    stretch = await reader.readOn(stretch.nextCursor, readAtOnce);
    yield stretch.entities.filter(isWanted);
  }
  return undefined;
}

/** One stream after the other. */
export async function* inTurn(
  ...streams: AsyncGenerator<Entity[], undefined>[]
): AsyncGenerator<Entity[], undefined> {
  for (const stream of streams) {
    yield* stream;
  }
  return undefined;
}
