import {
  Status,
  Transition,
  compareStatus,
} from '@gantry/plugin-vitals-common';

/** All that happened to one entity within a time, in one line. */
export interface Change {
  entityRef: string;
  /** How often its status changed. */
  count: number;
  last: Transition;
  /** How it is now. */
  status: Status;
  /** What happened, for reading. */
  summary: string;
}

const words: Record<Status, string> = {
  ok: 'OK',
  warning: 'warning',
  critical: 'critical',
  unknown: 'unknown',
};

/**
 * Folds transitions into one line an entity, in which order they come: newest first. One that flaps is one
 * line that says so.
 *
 * @param statusOf - how an entity is now, where that is known; it may have sources that did not change
 */
export function foldTransitions(
  transitions: Transition[],
  statusOf: (entityRef: string) => Status | undefined,
): Change[] {
  const byEntity = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const { entityRef } = transition;
    byEntity.set(entityRef, [...(byEntity.get(entityRef) ?? []), transition]);
  }
  return [...byEntity].map(([entityRef, all]) => {
    const [last] = all;
    const status = statusOf(entityRef) ?? last.to;
    return {
      entityRef,
      count: all.length,
      last,
      status,
      summary: summaryOf(all, status),
    };
  });
}

function summaryOf(transitions: Transition[], status: Status): string {
  const [last, before] = transitions;
  if (transitions.length === 1) {
    const now = last.to === status ? '' : `, now ${words[status]}`;
    return `from ${words[last.from]} to ${words[last.to]}${now}: ${last.reason}`;
  }
  const isEpisode =
    transitions.length === 2 &&
    last.source === before.source &&
    last.to === before.from &&
    last.to === status;
  if (isEpisode) {
    const length = lengthOf(Date.parse(last.at) - Date.parse(before.at));
    return `was ${words[last.from]} for ${length}, now ${words[status]}: ${before.reason}`;
  }
  const [worst] = transitions
    .map(({ to }) => ({ status: to }))
    .sort(compareStatus);
  const atWorst =
    worst.status === status ? '' : `, at worst ${words[worst.status]}`;
  return `${transitions.length} changes${atWorst}, now ${words[status]}`;
}

function lengthOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) {
    return 'less than a minute';
  }
  return minutes < 90
    ? `${minutes}\u00a0min`
    : `${Math.round(minutes / 60)}\u00a0h`;
}
