import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { failing, isFailing } from './failing';
import { groupBy } from './groupBy';
import { inChunks } from './inChunks';
import { ReadingRow, TransitionRow } from './rows';

export interface Shift {
  /** ISO 8601, UTC. What happened at this very moment belongs to the shift before. */
  from: string;
  to: string;
  vitals: VitalKind[];
  /** Entities to tell of also where they were only unknown. */
  alsoUnknown: string[];
}

/** The number of a transition, as text on some databases. */
export type TransitionId = number | string;

/** What one source said of one vital of one entity in a shift. */
export interface ShiftSeries {
  entityRef: string;
  vital: VitalKind;
  /** How it stood when the shift began; absent where it had said nothing yet. */
  before?: {
    status: Status;
    /** The one that tells the reason; absent where that is forgotten. */
    transition?: TransitionId;
    /**
     * ISO 8601: since when it stood so, where critical and warning are one; absent where that is forgotten.
     */
    since?: string;
  };
  /** Oldest first. */
  changes: { to: Status; transition: TransitionId; at: string }[];
}

type Key = Pick<TransitionRow, 'entity_ref' | 'kind' | 'source'>;
/** Without its reason: of all that are read few are told. */
type Change = Key &
  Pick<TransitionRow, 'from_status' | 'to_status' | 'at'> & {
    id: TransitionId;
  };

const series = ['entity_ref', 'kind', 'source'];
const columns = [...series, 'id', 'from_status', 'to_status', 'at'];

/**
 * Of the entities that failed in a shift, all series that changed in it, or were not well all through it. How one stood
 * when the shift began tells the first change after that, and where there is none, how it stands now. A series that has
 * no reading any more, as nothing is asked, says nothing of how it ended, and is left out.
 */
export async function readShift(
  knex: Knex,
  shift: Shift,
): Promise<ShiftSeries[]> {
  const refs = await inTrouble(knex, shift);
  const read = await inChunks(refs, chunk => readSeries(knex, shift, chunk));
  return read.flat();
}

/** By number as text, why transitions came about, as far as they are remembered. */
export async function readReasons(
  knex: Knex,
  transitions: TransitionId[],
): Promise<Map<string, string>> {
  const rows = await inChunks<
    TransitionId,
    { id: TransitionId; reason: string }[]
  >(transitions, chunk =>
    knex('transitions').whereIn('id', chunk).select('id', 'reason'),
  );
  return new Map(rows.flat().map(({ id, reason }) => [String(id), reason]));
}

/** The entities that failed at any time of a shift, and those of which it is told also that they were unknown. */
async function inTrouble(
  knex: Knex,
  { from, to, vitals, alsoUnknown }: Shift,
): Promise<string[]> {
  const transitions = () => knex('transitions').whereIn('kind', vitals);
  const changed = transitions()
    .where('at', '>', from)
    .where('at', '<=', to)
    .where(failed =>
      failed.whereIn('to_status', failing).orWhereIn('from_status', failing),
    )
    .select('entity_ref');
  const until = transitions()
    .whereIn('from_status', failing)
    .whereIn('id', transitions().where('at', '>', to).groupBy(series).min('id'))
    .select('entity_ref');
  const still = knex('readings')
    .whereIn('kind', vitals)
    .whereIn('status', failing)
    .where({ stale: false })
    .where(long => long.whereNull('since').orWhere('since', '<=', from))
    .select('entity_ref');
  const rows: { entity_ref: string }[] = await changed.union([until, still]);
  return [...new Set([...rows.map(row => row.entity_ref), ...alsoUnknown])];
}

async function readSeries(
  knex: Knex,
  { from, to, vitals }: Shift,
  entityRefs: string[],
): Promise<ShiftSeries[]> {
  const transitions = () =>
    knex('transitions')
      .whereIn('kind', vitals)
      .whereIn('entity_ref', entityRefs);
  const inside: Change[] = await transitions()
    .where('at', '>', from)
    .where('at', '<=', to)
    .orderBy(['at', 'id'])
    .select(...columns);
  const next: Change[] = await knex('transitions')
    .where('from_status', '<>', 'ok')
    .whereIn('id', transitions().where('at', '>', to).groupBy(series).min('id'))
    .select(...columns);
  const readings: ReadingRow[] = await knex<ReadingRow>('readings')
    .whereIn('kind', vitals)
    .whereIn('entity_ref', entityRefs)
    .select('entity_ref', 'kind', 'source', 'status', 'stale', 'since');

  const changes = groupBy(inside, keyOf);
  const stood = new Map<string, { of: Key; status?: Status }>();
  const existing = new Set(readings.map(keyOf));
  for (const row of readings) {
    const status = row.stale ? 'unknown' : row.status;
    if (status !== 'ok' && (row.since === null || row.since <= from)) {
      stood.set(keyOf(row), { of: row, status });
    }
  }
  for (const row of next) {
    stood.set(keyOf(row), { of: row, status: row.from_status ?? undefined });
  }
  for (const [key, [first]] of changes) {
    stood.set(key, { of: first, status: first.from_status ?? undefined });
  }

  const told = [...stood].filter(([key]) => existing.has(key));
  const latest = async (which: (query: Knex.QueryBuilder) => unknown) => {
    const query = transitions().where('at', '<=', from);
    which(query);
    const rows: Change[] = await knex('transitions')
      .whereIn('id', query.groupBy(series).max('id'))
      .select(...columns);
    return new Map(rows.map(row => [keyOf(row), row]));
  };
  const entered = await latest(query => query);
  const began = await latest(query =>
    query
      .whereIn('to_status', failing)
      .where(before =>
        before.whereNull('from_status').orWhereNotIn('from_status', failing),
      ),
  );
  return told.map(([key, { of, status }]) => ({
    entityRef: of.entity_ref,
    vital: of.kind,
    before: status && {
      status,
      transition: entered.get(key)?.id,
      since: (isFailing(status) ? began : entered).get(key)?.at,
    },
    changes: (changes.get(key) ?? []).map(row => ({
      to: row.to_status,
      transition: row.id,
      at: row.at,
    })),
  }));
}

function keyOf({ entity_ref: entityRef, kind, source }: Key): string {
  return `${entityRef} ${kind} ${source}`;
}
