import { Entity } from '@backstage/catalog-model';
import {
  Objective,
  Objectives,
  annotations,
  objectivesOf,
} from '@gantry/plugin-vitals-common';
import { Fact } from './Facts';

const tierMeanings: Record<NonNullable<Objectives['tier']>, string> = {
  1: 'the business stands still without it',
  2: 'users notice at once',
  3: 'colleagues notice',
  4: 'nobody waits for it',
};

const units: [string, number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
];

/** The promises of an entity, in words. */
export function objectiveFacts(entity: Entity): Fact[] {
  const { tier, slo, rpo, rto } = objectivesOf(entity);
  return [
    ...(tier
      ? [{ label: 'Tier', value: `${tier}, ${tierMeanings[tier]}` }]
      : []),
    ...slo.map(factOf),
    ...(rpo === undefined
      ? []
      : [{ label: 'RPO', value: `lose at most ${duration(rpo)} of data` }]),
    ...(rto === undefined
      ? []
      : [{ label: 'RTO', value: `be back within ${duration(rto)}` }]),
  ];
}

export function hasObjectives(entity: Entity): boolean {
  return (
    objectiveFacts(entity).length > 0 ||
    !!entity.metadata.annotations?.[annotations.runbook]
  );
}

function factOf(objective: Objective): Fact {
  return objective.indicator === 'availability'
    ? { label: 'Availability', value: `${objective.percent} %` }
    : {
        label: `Latency p${objective.percentile}`,
        value: `${duration(objective.milliseconds)}`,
      };
}

/** In the one or two largest units that say it exactly enough: `1 h 30 min`. */
function duration(milliseconds: number): string {
  const parts: string[] = [];
  let rest = milliseconds;
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    if (count > 0 && parts.length < 2) {
      parts.push(`${count} ${unit}`);
      rest -= count * length;
    }
  }
  return parts.join(' ') || '0';
}
