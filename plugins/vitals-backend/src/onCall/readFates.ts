import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { FleetMemory } from '../fleet/FleetMemory';
import {
  PastAcknowledgement,
  ShiftSeries,
  VitalsStore,
  sourceOf,
} from '../store';
import { groupBy } from '../store/groupBy';
import { compareFates } from './compareFates';
import { Fate, foldShift } from './foldShift';
import { standingOf } from './standing';

export interface ShiftWindow {
  /** ISO 8601, UTC. */
  from: string;
  to: string;
}

/** What became of everything in a shift, whoever asks. */
export interface Fates {
  /** By entity reference: of the worst of its vitals. */
  fates: ReadonlyMap<string, { vital: VitalKind; fate: Fate }>;
  /** By entity reference. */
  acknowledged: ReadonlyMap<string, PastAcknowledgement[]>;
}

/** What fired in a shift; what was only unknown, where somebody acknowledged it. */
export async function readFates(
  { store, memory }: { store: VitalsStore; memory: FleetMemory },
  { from, to }: ShiftWindow,
  vitals: ReadonlySet<VitalKind>,
): Promise<Fates> {
  const given = await store.acknowledgements.readBetween(from, to);
  const acknowledged = groupBy(
    given.filter(({ subject }) => sourceOf(subject) === undefined),
    ({ subject }) => subject,
  );
  const series = await store.readShift({
    from,
    to,
    vitals: [...vitals],
    alsoUnknown: [...acknowledged.keys()],
  });
  const fates = new Map<string, { vital: VitalKind; fate: Fate }>();
  for (const [entityRef, ofOne] of groupBy(series, each => each.entityRef)) {
    const its = fateOf(ofOne, acknowledged.has(entityRef));
    if (its) {
      fates.set(entityRef, its);
    }
  }
  const { entries } = await memory.read();
  for (const [entityRef, those] of acknowledged) {
    const entry = entries.get(entityRef);
    if (entry && !fates.has(entityRef) && those.some(isStanding)) {
      // A source that has never answered has no history.
      const its = standingOf(entry, { vitals, now: Date.now() });
      if (its) {
        const { status, reason, since } = its.verdict;
        const fate = { status, reason, from: since, changes: 0 };
        fates.set(entityRef, { vital: its.vital, fate });
      }
    }
  }
  return { fates, acknowledged };
}

/** The worst of its vitals. */
function fateOf(
  series: ShiftSeries[],
  isAcknowledged: boolean,
): { vital: VitalKind; fate: Fate } | undefined {
  const isTrouble = (status: Status) =>
    status === 'critical' ||
    status === 'warning' ||
    (isAcknowledged && status === 'unknown');
  return [...groupBy(series, ({ vital }) => vital)]
    .flatMap(([vital, ofVital]) => {
      const fate = foldShift(ofVital, isTrouble);
      return fate ? [{ vital, fate }] : [];
    })
    .sort((a, b) => compareFates(a.fate, b.fate))[0];
}

function isStanding({ endedAt }: PastAcknowledgement): boolean {
  return endedAt === undefined;
}
