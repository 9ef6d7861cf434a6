import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { groupBy } from './groupBy';
import { ReadingRow, TransitionRow } from './rows';

/** Milliseconds in which changes are counted. */
export const flappingWindow = 3_600_000;
/** In so short a time one comes and goes twice who does not simply recover. */
export const fewestFlaps = 4;

const failing: readonly Status[] = ['critical', 'warning'];

/** How a vital of an entity has come and gone of late. */
export interface Flaps {
  /** ISO 8601, oldest first: when it changed between failing and not, all sources taken together. */
  changes: string[];
  /** What it failed with last. */
  last: { status: Status; reason: string; source: string };
}

export type FlapsByVital = { [K in VitalKind]?: Flaps };

/** By entity reference, those that have changed between failing and not often enough since a time. */
export async function readFlapping(
  knex: Knex,
  since: string,
): Promise<Map<string, FlapsByVital>> {
  const often = knex('transitions')
    .where('at', '>=', since)
    .whereNotNull('from_status')
    .whereRaw('(from_status in (?, ?)) <> (to_status in (?, ?))', [
      ...failing,
      ...failing,
    ])
    .groupBy('entity_ref', 'kind')
    .having(knex.raw('count(*)'), '>=', fewestFlaps)
    .select('entity_ref');
  const rows: TransitionRow[] = await knex<TransitionRow>('transitions')
    .where('at', '>=', since)
    .whereNotNull('from_status')
    .whereIn('entity_ref', often)
    .orderBy(['at', 'id']);
  if (rows.length === 0) {
    return new Map();
  }
  const steady = await knex<ReadingRow>('readings')
    .whereIn('entity_ref', [...new Set(rows.map(row => row.entity_ref))])
    .whereIn('status', failing)
    .where({ stale: false })
    .select('entity_ref', 'kind', 'source');

  const flapping = new Map<string, FlapsByVital>();
  const bySeries = groupBy(rows, row => `${row.entity_ref} ${row.kind}`);
  for (const ofOne of bySeries.values()) {
    const [{ entity_ref: entityRef, kind }] = ofOne;
    const flaps = flapsOf(
      ofOne,
      steady.filter(row => row.entity_ref === entityRef && row.kind === kind),
    );
    if (flaps && flaps.changes.length >= fewestFlaps) {
      flapping.set(entityRef, { ...flapping.get(entityRef), [kind]: flaps });
    }
  }
  return flapping;
}

/** @param failingNow - the readings that fail now, of whichever source */
function flapsOf(
  rows: TransitionRow[],
  failingNow: Pick<ReadingRow, 'source'>[],
): Flaps | undefined {
  // A source that did not change is as it is; what one that changes was before, its first change tells.
  const fails = new Map(failingNow.map(({ source }) => [source, true]));
  for (const { source, from_status: from } of [...rows].reverse()) {
    fails.set(source, failing.includes(from!));
  }
  const changes: string[] = [];
  let last: Flaps['last'] | undefined;
  let before = [...fails.values()].includes(true);
  for (const { source, to_status: status, reason, at } of rows) {
    fails.set(source, failing.includes(status));
    const now = [...fails.values()].includes(true);
    if (now !== before) {
      changes.push(at);
      before = now;
    }
    if (failing.includes(status)) {
      last = { status, reason, source };
    }
  }
  return last && { changes, last };
}
