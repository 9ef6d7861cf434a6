import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FleetHealth, compareNames, normalize } from '../health/FleetHealth';
import { kindView } from '../kinds';
import {
  CatalogQuery,
  HealthValue,
  healthValues,
  isFiltered,
} from '../query/CatalogQuery';
import { CatalogReader } from './CatalogReader';
import { EntityPages } from './EntityPages';
import { ListedPages } from './ListedPages';
import { ServerPages } from './ServerPages';
import { StreamedPages } from './StreamedPages';
import { columnValue } from './entityColumns';
import { byRefs, inTurn, walk } from './streams';

/** As many entities as the browser fetches at once to sort them by itself. */
const sortableAtOnce = 1_000;
const fewRefs = 500;

export interface Sources {
  reader: CatalogReader;
  /** Undefined while nothing is known of the fleet; a query by health is then answered without it. */
  health: FleetHealth | undefined;
  starred: Iterable<string>;
}

/**
 * Chooses how a query is answered with the fewest requests. The catalog knows no health, and the browser
 * knows the verdicts of all: so it names what it wants where that is little, sorts by itself where the
 * rest of the query leaves little, and goes through what is left page by page.
 */
export async function openPages(
  query: CatalogQuery,
  { reader, health, starred }: Sources,
): Promise<EntityPages> {
  const byHealth = health && query.sort.column === 'health';
  const isWanted = wanted(query, health);

  if (query.starred) {
    const prefix = `${query.kind}:`;
    const refs = [...starred].map(normalize);
    const entities = await reader.readRefs(
      refs.filter(ref => ref.startsWith(prefix)),
    );
    return new ListedPages(sorted(entities.filter(isWanted), query, health));
  }
  if (!health || (!byHealth && query.health.length === 0)) {
    return new ServerPages(reader);
  }

  const direct = kindView(query.kind).health === 'own';
  const ranking = direct ? health.ranking(query.kind) : [];
  const named = ranking.filter(
    ({ value }) => query.health.length === 0 || query.health.includes(value),
  );
  if (
    direct &&
    query.health.length > 0 &&
    !query.health.includes('none') &&
    named.length <= fewRefs
  ) {
    const entities = await reader.readRefs(named.map(each => each.entityRef));
    return new ListedPages(sorted(entities.filter(isWanted), query, health));
  }
  if (!byHealth) {
    return new StreamedPages(walk(reader, isWanted));
  }
  const all = await readAll(
    reader,
    // Without a filter the answer is known beforehand: there are too many.
    direct && !isFiltered(query) && ranking.length > sortableAtOnce,
    !direct,
  );
  if (all) {
    return new ListedPages(sorted(all.filter(isWanted), query, health));
  }
  if (query.sort.isDescending) {
    named.reverse();
  }
  const known = byRefs(
    reader,
    named.map(each => each.entityRef),
    isFiltered(query),
  );
  const isSilent = (entity: Entity) =>
    isWanted(entity) && !health.ofRef(stringifyEntityRef(entity));
  return new StreamedPages(
    query.health.length === 0 || query.health.includes('none')
      ? inTurn(known, walk(reader, isSilent))
      : known,
  );
}

/** All that the query filters for in the catalog; undefined if that is more than one should fetch. */
async function readAll(
  reader: CatalogReader,
  isTooMuch: boolean,
  isNeeded: boolean,
): Promise<Entity[] | undefined> {
  if (isTooMuch) {
    return undefined;
  }
  let { entities, nextCursor } = await reader.read(sortableAtOnce);
  const all = [...entities];
  while (nextCursor && isNeeded) {
    ({ entities, nextCursor } = await reader.readOn(
      nextCursor,
      sortableAtOnce,
    ));
    all.push(...entities);
  }
  return nextCursor ? undefined : all;
}

function wanted(query: CatalogQuery, health: FleetHealth | undefined) {
  return (entity: Entity) =>
    !health ||
    query.health.length === 0 ||
    query.health.includes(health.valueOf(health.of(entity)));
}

function sorted(
  entities: Entity[],
  { sort }: CatalogQuery,
  health: FleetHealth | undefined,
): Entity[] {
  const { column, isDescending } = sort;
  const rank = (entity: Entity): number =>
    healthValues.indexOf(health?.valueOf(health.of(entity)) ?? 'none');
  const last = healthValues.indexOf('none' satisfies HealthValue);

  return entities
    .map(entity => {
      const key =
        column === 'health'
          ? String(rank(entity))
          : columnValue(entity, column)?.toLocaleLowerCase('en-US');
      const isSilent = column === 'health' && rank(entity) === last;
      return { entity, key: isSilent ? undefined : key };
    })
    .sort((a, b) => {
      const byName = compareNames(
        a.entity.metadata.name,
        b.entity.metadata.name,
      );
      if (a.key === undefined || b.key === undefined) {
        // What says nothing comes last, whichever way round the rest is.
        return (
          Number(a.key === undefined) - Number(b.key === undefined) || byName
        );
      }
      const byKey = compareNames(a.key, b.key);
      return (isDescending ? -byKey : byKey) || byName;
    })
    .map(({ entity }) => entity);
}
