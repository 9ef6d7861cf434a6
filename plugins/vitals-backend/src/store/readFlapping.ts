import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { failing, isFailing } from './failing';
import { groupBy } from './groupBy';
import { ReadingRow, TransitionRow } from './rows';

/** Milliseconds in which changes are counted. */
export const flappingWindow = 3_600_000;
/** In so short a time one comes and goes twice who does not simply recover. */
export const fewestFlaps = 4;

/** How a vital of an entity has come and gone of late. */
export interface Flaps {
  /**
   * ISO 8601, oldest first: when it changed between failing and well, all sources taken together. What is unknown
   * counts as what it was before: silence says nothing of it.
   */
  changes: string[];
  /** What it failed with last. */
  last: { status: Status; reason: string; source: string };
}

export type FlapsByVital = { [K in VitalKind]?: Flaps };

/** By entity reference, those that have changed between failing and well often enough since a time. */
export async function readFlapping(
  knex: Knex,
  since: string,
): Promise<Map<string, FlapsByVital>> {
  const changed = () =>
    knex<TransitionRow>('transitions')
      .where('at', '>=', since)
      .whereNotNull('from_status');
  // At most so often: what comes back from unknown may be as it was.
  const often = () =>
    changed()
      .where('to_status', '<>', 'unknown')
      .whereRaw(
        `(from_status = 'unknown' or (from_status in (?, ?)) <> (to_status in (?, ?)))`,
        [...failing, ...failing],
      )
      .groupBy('entity_ref', 'kind')
      .having(knex.raw('count(*)'), '>=', fewestFlaps)
      .select('entity_ref');
  const rows: TransitionRow[] = await changed()
    .whereIn('entity_ref', often())
    .orderBy(['at', 'id']);
  if (rows.length === 0) {
    return new Map();
  }
  const steady = groupBy(
    await knex<ReadingRow>('readings')
      .whereIn('entity_ref', often())
      .whereIn('status', failing)
      .where({ stale: false })
      .select('entity_ref', 'kind', 'source'),
    keyOf,
  );

  const flapping = new Map<string, FlapsByVital>();
  for (const [key, ofOne] of groupBy(rows, keyOf)) {
    const [{ entity_ref: entityRef, kind }] = ofOne;
    const flaps = flapsOf(ofOne, steady.get(key) ?? []);
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
  // A source that did not change is as it is; what one that changes was before, its first change tells, unless it
  // was unknown: then it is taken for what it came back as.
  const fails = new Map(failingNow.map(({ source }) => [source, true]));
  for (const row of [...rows].reverse()) {
    const { source, from_status: from, to_status: to } = row;
    fails.set(source, isFailing(from === 'unknown' ? to : from));
  }
  const changes: string[] = [];
  let last: Flaps['last'] | undefined;
  let before = [...fails.values()].includes(true);
  for (const { source, to_status: status, reason, at } of rows) {
    if (status === 'unknown') {
      continue;
    }
    fails.set(source, isFailing(status));
    const now = [...fails.values()].includes(true);
    if (now !== before) {
      changes.push(at);
      before = now;
    }
    if (isFailing(status)) {
      last = { status, reason, source };
    }
  }
  return last && { changes, last };
}

function keyOf({
  entity_ref: entityRef,
  kind,
}: Pick<TransitionRow, 'entity_ref' | 'kind'>): string {
  return `${entityRef} ${kind}`;
}
