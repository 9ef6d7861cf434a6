import { Fleet, FleetItem } from '../answers';
import { EntityFacts } from '../entityFacts';
import { Status, VitalKind, vitalKinds } from '../reading';
import { Verdict, Verdicts } from '../verdict';

/** The media type in which a fleet travels as columns. */
export const fleetColumnsType = 'application/vnd.gantry.columns+json';

const statuses: readonly Status[] = ['ok', 'warning', 'critical', 'unknown'];

/** Stands for what an entity does not have; an index is never negative. */
const none = -1;

/** The verdicts of one vital, one entry an entity, in the order of {@link FleetColumns.entityRefs}. */
interface VerdictColumns {
  /** Index of `['ok', 'warning', 'critical', 'unknown']`; -1 where there is no verdict. */
  status: number[];
  /** Index of {@link FleetColumns.texts}, like `source` and, with -1 for none, `link`. */
  reason: number[];
  source: number[];
  link: number[];
  /** Index of {@link FleetColumns.times}, -1 for none. */
  observedAt: number[];
  since: number[];
}

/** The facts of a {@link FleetItem}; without its runbook. */
const factNames = ['title', 'type', 'ownerRef', 'systemRef', 'tier'] as const;

/**
 * A {@link Fleet} as columns with dictionaries: what thousands of rows have in common is said once.
 */
export interface FleetColumns {
  revision: number;
  entityRefs: string[];
  vitals: { [K in VitalKind]?: VerdictColumns };
  /** By fact, where any entity has it: an index of {@link FleetColumns.texts}, -1 for none, one entry an entity. */
  facts: { [K in (typeof factNames)[number]]?: number[] };
  texts: string[];
  /** ISO 8601, or, where it is in UTC to the millisecond, milliseconds since the epoch. */
  times: (number | string)[];
}

class Dictionary<T> {
  readonly words: T[] = [];
  private readonly indexes = new Map<T, number>();

  indexOf(word: T | undefined): number {
    if (word === undefined) {
      return none;
    }
    const index = this.indexes.get(word) ?? this.words.push(word) - 1;
    this.indexes.set(word, index);
    return index;
  }
}

/** @see {@link fromFleetColumns} for the way back */
export function toFleetColumns({ revision, items }: Fleet): FleetColumns {
  const texts = new Dictionary<string>();
  const times = new Dictionary<number | string>();
  const columns: FleetColumns = {
    revision,
    entityRefs: items.map(({ entityRef }) => entityRef),
    vitals: {},
    facts: {},
    texts: texts.words,
    times: times.words,
  };
  for (const kind of vitalKinds) {
    const verdicts = items.map(item => item.verdicts[kind]);
    if (verdicts.some(verdict => verdict !== undefined)) {
      columns.vitals[kind] = {
        status: verdicts.map(each =>
          each ? statuses.indexOf(each.status) : none,
        ),
        reason: verdicts.map(each => texts.indexOf(each?.reason)),
        source: verdicts.map(each => texts.indexOf(each?.source)),
        link: verdicts.map(each => texts.indexOf(each?.link)),
        observedAt: verdicts.map(each =>
          times.indexOf(toTime(each?.observedAt)),
        ),
        since: verdicts.map(each => times.indexOf(toTime(each?.since))),
      };
    }
  }
  for (const name of factNames) {
    if (items.some(({ facts }) => facts?.[name] !== undefined)) {
      columns.facts[name] = items.map(({ facts }) =>
        texts.indexOf(facts?.[name]),
      );
    }
  }
  return columns;
}

export function fromFleetColumns(columns: FleetColumns): Fleet {
  const { revision, entityRefs, vitals, facts, texts, times } = columns;
  const isoTimes = times.map(fromTime);
  const items = entityRefs.map((entityRef, row): FleetItem => {
    const verdicts: Verdicts = {};
    for (const kind of vitalKinds) {
      const column = vitals[kind];
      const status = statuses[column?.status[row] ?? none];
      if (column && status) {
        verdicts[kind] = {
          status,
          reason: texts[column.reason[row]],
          observedAt: isoTimes[column.observedAt[row]],
          source: texts[column.source[row]],
          since: isoTimes[column.since[row]],
          link: texts[column.link[row]],
        } satisfies Verdict;
      }
    }
    return { entityRef, verdicts, facts: factsOf(facts, row, texts) };
  });
  return { revision, items };
}

function factsOf(
  columns: FleetColumns['facts'],
  row: number,
  texts: string[],
): EntityFacts | undefined {
  const facts: EntityFacts = {};
  for (const name of factNames) {
    const index = columns[name]?.[row] ?? none;
    if (index !== none) {
      facts[name] = texts[index];
    }
  }
  return Object.keys(facts).length > 0 ? facts : undefined;
}

function toTime(time: string | undefined): number | string | undefined {
  if (time === undefined) {
    return undefined;
  }
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && fromTime(milliseconds) === time
    ? milliseconds
    : time;
}

function fromTime(time: number | string): string {
  return typeof time === 'number' ? new Date(time).toISOString() : time;
}
