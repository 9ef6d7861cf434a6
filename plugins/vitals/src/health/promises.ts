import { Entity } from '@backstage/catalog-model';
import {
  EntityReading,
  HealthInspection,
  ObjectiveState,
  compareStatus,
  objectiveTitle,
  objectivesOf,
} from '@gantry/plugin-vitals-common';

/** What an entity promises, and how that stands where a source can count it. */
export interface Promised {
  title: string;
  /** Absent where nothing counts it. */
  state?: ObjectiveState;
  source?: string;
  /** Whether the state is too old to count. */
  isOutdated: boolean;
}

export interface Counted {
  source: string;
  objectives?: ObjectiveState[];
  isOutdated: boolean;
}

/** What counts promises: readings, and for sources that do not at each survey, inspections. */
export function countedBy(
  readings: EntityReading[],
  isSilent: boolean,
  inspections: { source: string; inspection: HealthInspection }[] = [],
): Counted[] {
  const read = readings.map(({ source, details, stale }) => ({
    source,
    objectives: details.objectives,
    isOutdated: stale || isSilent,
  }));
  const known = new Set(
    read.filter(({ objectives }) => objectives).map(({ source }) => source),
  );
  return [
    ...read,
    ...inspections
      .filter(({ source }) => !known.has(source))
      .map(({ source, inspection }) => ({
        source,
        objectives: inspection.objectives,
        isOutdated: false,
      })),
  ];
}

/** All that an entity promises in its annotation, in that order, and what else sources count. */
export function promisesOf(
  entity: Pick<Entity, 'metadata'>,
  counted: Counted[],
): Promised[] {
  const states = counted.flatMap(({ source, objectives = [], isOutdated }) =>
    objectives.map(state => ({
      title: state.title,
      state,
      source,
      isOutdated,
    })),
  );
  const titles = new Set([
    ...objectivesOf(entity).slo.map(objectiveTitle),
    ...states.map(({ title }) => title),
  ]);
  return [...titles].flatMap((title): Promised[] => {
    const own = states.filter(each => each.title === title);
    return own.length > 0 ? own : [{ title, isOutdated: false }];
  });
}

/** Each promise once: as the source sees it that takes the darkest view of it. */
export function darkestOfEach(promises: Promised[]): Promised[] {
  const darkest = new Map<string, Promised>();
  for (const promise of promises) {
    const known = darkest.get(promise.title);
    if (!known || compareDarkness(promise, known) < 0) {
      darkest.set(promise.title, promise);
    }
  }
  return [...darkest.values()];
}

/** What is too old to count, or was never counted, gives way to what counts. */
function compareDarkness(a: Promised, b: Promised): number {
  const weight = ({ state, isOutdated }: Promised) =>
    state && !isOutdated ? 0 : 1;
  return (
    weight(a) - weight(b) ||
    (a.state && b.state ? compareStatus(a.state, b.state) : 0) ||
    (a.state?.budgetLeft ?? Infinity) - (b.state?.budgetLeft ?? Infinity)
  );
}

/** How much of a budget is left, in words; rounded so that little never looks like more. */
export function budgetText(budgetLeft: number | undefined): string {
  if (budgetLeft === undefined) {
    return 'budget left not known';
  }
  if (budgetLeft <= 0) {
    const over = Math.ceil(-budgetLeft * 100);
    return over > 0 ? `budget spent, ${over}\u00a0% over` : 'budget spent';
  }
  const percent = Math.floor(budgetLeft * 100);
  return `${percent < 1 ? 'less than 1' : percent}\u00a0% of its budget left`;
}
