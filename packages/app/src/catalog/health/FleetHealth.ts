import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Fleet,
  Verdict,
  compareStatus,
  worstVerdict,
} from '@gantry/plugin-vitals-common';
import { kindView } from '../kinds';
import { HealthValue } from '../query/CatalogQuery';

/** An entity and how it is. */
export interface Ranked {
  entityRef: string;
  value: HealthValue;
}

/** How every entity is that the user may see, by reference. */
export class FleetHealth {
  readonly revision: number;
  readonly isExpired: boolean;
  private readonly verdicts: Map<string, Verdict>;
  private readonly rankings = new Map<string, Ranked[]>();

  /** @param options - whether the fleet is too old to count as true: nothing of it is then known any more */
  constructor(fleet: Fleet, options = { isExpired: false }) {
    this.isExpired = options.isExpired;
    this.revision = fleet.revision;
    this.verdicts = new Map(
      fleet.items.flatMap(({ entityRef, verdicts }) => {
        const worst = worstVerdict(Object.values(verdicts));
        return worst ? [[normalize(entityRef), worst] as const] : [];
      }),
    );
  }

  /** The worst verdict of that entity itself. */
  ofRef(entityRef: string): Verdict | undefined {
    return this.verdicts.get(normalize(entityRef));
  }

  /** The verdict of an entity, or the worst of those that it stands for; its reason then names whose. */
  of(entity: Entity): Verdict | undefined {
    const own = this.ofRef(stringifyEntityRef(entity));
    const { health } = kindView(entity.kind.toLocaleLowerCase('en-US'));
    if (typeof health === 'string') {
      return own;
    }
    return worstVerdict([own, this.along(entity, health.along)]);
  }

  /** The worst verdict of the entities at the other end of a relation; its reason names whose. */
  along(entity: Entity, relation: string): Verdict | undefined {
    let worst: { name: string; verdict: Verdict } | undefined;
    for (const { type, targetRef } of entity.relations ?? []) {
      const verdict = type === relation && this.ofRef(targetRef);
      if (verdict && (!worst || compareStatus(verdict, worst.verdict) < 0)) {
        worst = { name: targetRef.replace(/^.*\//, ''), verdict };
      }
    }
    return (
      worst && {
        ...worst.verdict,
        reason:
          worst.verdict.status === 'ok'
            ? 'Everything that reports is fine'
            : `${worst.name}: ${worst.verdict.reason}`,
      }
    );
  }

  /** Those of one kind that something is known of, worst first and then by name. */
  ranking(kind: string): readonly Ranked[] {
    const ranking = this.rankings.get(kind) ?? this.rank(`${kind}:`);
    this.rankings.set(kind, ranking);
    return ranking;
  }

  /** In which state something counts that has this verdict, or none. */
  valueOf(verdict: Verdict | undefined): HealthValue {
    return verdict && this.isExpired ? 'unknown' : valueOf(verdict);
  }

  private rank(prefix: string): Ranked[] {
    return [...this.verdicts]
      .filter(([entityRef]) => entityRef.startsWith(prefix))
      .sort(
        ([refA, a], [refB, b]) =>
          (this.isExpired ? 0 : compareStatus(a, b)) ||
          compareNames(nameOf(refA), nameOf(refB)),
      )
      .map(([entityRef, verdict]) => ({
        entityRef,
        value: this.valueOf(verdict),
      }));
  }
}

function valueOf(verdict: Verdict | undefined): HealthValue {
  return verdict?.status ?? 'none';
}

export function compareNames(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function nameOf(entityRef: string): string {
  return entityRef.replace(/^.*\//, '');
}

/** References may be written in any case. */
export function normalize(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
