import {
  Handover,
  HandoverEntry,
  Status,
  VitalKind,
  compareStatus,
} from '@gantry/plugin-vitals-common';
import { Audience } from '../fleet/Audience';
import { Caller } from '../fleet/CallerViews';
import { FleetMemory } from '../fleet/FleetMemory';
import {
  PastAcknowledgement,
  ShiftSeries,
  VitalsStore,
  sourceOf,
} from '../store';
import { groupBy } from '../store/groupBy';
import { TargetIndex } from '../survey/TargetIndex';
import { Fate, foldShift } from './foldShift';
import { standingOf } from './standing';

export interface HandoverOptions {
  audience: Audience;
  store: VitalsStore;
  memory: FleetMemory;
  index: Pick<TargetIndex, 'latestKnown' | 'read'>;
}

/**
 * What fired in a shift, who acknowledged it and what is still open, of what the caller may see. What was only
 * unknown is told where somebody acknowledged it.
 */
export async function readHandover(
  { audience, store, memory, index }: HandoverOptions,
  { credentials }: Caller,
  { from, to }: { from: string; to: string },
): Promise<Handover> {
  const vitals = await audience.vitals(credentials);
  const [series, given] = await Promise.all([
    store.readShift({ from, to, vitals: [...vitals] }),
    store.acknowledgements.readBetween(from, to),
  ]);
  const acknowledged = groupBy(
    given.filter(({ subject }) => sourceOf(subject) === undefined),
    ({ subject }) => subject,
  );
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
        fates.set(entityRef, {
          vital: its.vital,
          fate: { status, reason, from: since, changes: 0 },
        });
      }
    }
  }

  const visible = await audience.visible([...fates.keys()], credentials);
  const { entities } = index.latestKnown() ?? (await index.read());
  const items = [...fates]
    .filter(([entityRef]) => visible.has(entityRef))
    .map(([entityRef, { vital, fate }]) => ({
      entityRef,
      facts: entities.get(entityRef)?.facts ?? {},
      vital,
      ...fate,
      acknowledgements: (acknowledged.get(entityRef) ?? []).map(
        ({ acknowledgement, endedAt }) => ({ ...acknowledgement, endedAt }),
      ),
    }))
    .sort((a, b) => compareFates(a, b) || (a.entityRef < b.entityRef ? -1 : 1));
  return { from, to, items };
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

type Compared = Pick<HandoverEntry, 'status' | 'from' | 'until'>;

/** What is still open first, then worst first, then what has lasted longest. */
function compareFates(a: Compared, b: Compared): number {
  const [since, other] = [a.from ?? '', b.from ?? ''];
  return (
    Number(a.until !== undefined) - Number(b.until !== undefined) ||
    compareStatus(a, b) ||
    (since < other ? -1 : Number(since > other))
  );
}
