import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { groupBy } from './groupBy';
import { inChunks } from './inChunks';
import { ReadingRow, TransitionRow } from './rows';

export interface Shift {
  /** ISO 8601, UTC. What happened at this very moment belongs to the shift before. */
  from: string;
  to: string;
  vitals: VitalKind[];
}

/** What one source said of one vital of one entity in a shift. */
export interface ShiftSeries {
  entityRef: string;
  vital: VitalKind;
  /** How it stood when the shift began; absent where it had said nothing yet. */
  before?: {
    status: Status;
    /** Absent where that is forgotten. */
    reason?: string;
    /**
     * ISO 8601: since when it stood so, where critical and warning are one; absent where that is forgotten.
     */
    since?: string;
  };
  /** Oldest first. */
  changes: { to: Status; reason: string; at: string }[];
}

type Key = Pick<TransitionRow, 'entity_ref' | 'kind' | 'source'>;
type Latest = Map<string, TransitionRow>;

const series = ['entity_ref', 'kind', 'source'];
const failing = ['critical', 'warning'];

/**
 * The series that changed in a shift, or were not well all through it. How one stood when the shift began tells the first
 * change after that, and where there is none, how it stands now. A series that has no reading any more, as nothing is
 * asked, says nothing of how it ended, and is left out.
 */
export async function readShift(
  knex: Knex,
  { from, to, vitals }: Shift,
): Promise<ShiftSeries[]> {
  const transitions = () =>
    knex<TransitionRow>('transitions').whereIn('kind', vitals);
  const inside: TransitionRow[] = await transitions()
    .where('at', '>', from)
    .where('at', '<=', to)
    .orderBy(['at', 'id']);
  const next: TransitionRow[] = await transitions()
    .where('from_status', '<>', 'ok')
    .whereIn(
      'id',
      transitions().where('at', '>', to).groupBy(series).min('id'),
    );
  const readings: ReadingRow[] = await knex<ReadingRow>('readings')
    .whereIn('kind', vitals)
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
  const refs = new Set(
    told
      .filter(([, { status }]) => status !== undefined && status !== 'ok')
      .map(([, { of }]) => of.entity_ref),
  );
  const entered = await latestUntil(knex, from, [...refs], query => query);
  const failed = await latestUntil(knex, from, [...refs], query =>
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
      reason: entered.get(key)?.reason,
      since: (failing.includes(status) ? failed : entered).get(key)?.at,
    },
    changes: (changes.get(key) ?? []).map(row => ({
      to: row.to_status,
      reason: row.reason,
      at: row.at,
    })),
  }));
}

/** By series, the last transition of some kind until a time. */
async function latestUntil(
  knex: Knex,
  time: string,
  entityRefs: string[],
  which: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<Latest> {
  const rows = await inChunks<string, TransitionRow[]>(entityRefs, chunk =>
    knex('transitions').whereIn(
      'id',
      which(
        knex('transitions')
          .where('at', '<=', time)
          .whereIn('entity_ref', chunk),
      )
        .groupBy(series)
        .max('id'),
    ),
  );
  return new Map(rows.flat().map(row => [keyOf(row), row]));
}

function keyOf({ entity_ref: entityRef, kind, source }: Key): string {
  return `${entityRef} ${kind} ${source}`;
}
