import { Failure } from '@gantry/plugin-vitals-common';
import { AlertingRule, RuleGroup } from '../client/answers';
import { isAlertOf, lostLabels, mayConcern } from './mayConcern';
import { PrometheusTarget } from './PrometheusTarget';
import { reachOf } from './reachOf';

type Alert = NonNullable<AlertingRule['alerts']>[number];

/** A rule of a sweep, with what its group says of it. */
export interface Rule extends AlertingRule {
  /** Seconds between evaluations, where the upstream tells. */
  interval?: number;
}

/** A rule that speaks for an entity, with those of its alerts that are the entity's. */
export interface MatchedRule {
  rule: Rule;
  alerts: Alert[];
}

export interface RuleMatch {
  rules: MatchedRule[];
  /** Names that no rule has. */
  missing: string[];
}

/** Of this severity is what always fires to show that alerting works. */
const noSeverity = 'none';

/** Finds the rules and alerts of one sweep that speak for an entity. Purely local. */
export class RuleIndex {
  private readonly rules: Rule[];
  private readonly byName = new Map<string, Rule[]>();
  private readonly alertsByLabel = new Map<string, [Rule, Alert][]>();
  private readonly rulesByLabel = new Map<string, Rule[]>();
  /** Rules that have alerts, by what their queries ask for by equality. */
  private readonly alertingByPin = new Map<string, Rule[]>();

  /** @param partial - why rules are missing; what is found stands, what is not found may be there */
  constructor(
    groups: readonly RuleGroup[],
    readonly partial?: Failure,
  ) {
    this.rules = groups.flatMap(({ interval, rules }) =>
      rules.map(rule => ({ ...rule, interval })),
    );
    for (const rule of this.rules) {
      push(this.byName, rule.name, rule);
      for (const [label, value] of Object.entries(rule.labels ?? {})) {
        push(this.rulesByLabel, keyOf(label, value), rule);
      }
      for (const alert of rule.alerts ?? []) {
        for (const [label, value] of Object.entries(alert.labels)) {
          push(this.alertsByLabel, keyOf(label, value), [rule, alert]);
        }
      }
      if (rule.alerts?.length) {
        for (const { label, text } of reachOf(rule).pinned) {
          push(this.alertingByPin, keyOf(label, text), rule);
        }
      }
    }
  }

  /**
   * @param exists - whether there are series with the labels of the entity; only then is it believed that a
   *   rule for whoever has such labels would fire for it
   */
  match(target: PrometheusTarget, exists: boolean): RuleMatch {
    return target.alerts === 'all'
      ? { rules: this.carrying(target.labels ?? {}, exists), missing: [] }
      : this.named(target.alerts, target.labels ?? {});
  }

  /**
   * By name: the labels that alerts about the entity alone have lost. Without those whose name another rule has,
   * too, since nothing tells their alerts apart once they are over.
   */
  lost(labels: Record<string, string>): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const [name, [rule, ...others]] of this.byName) {
      const lost = others.length === 0 ? lostLabels(rule, labels) : undefined;
      if (lost) {
        found.set(name, lost);
      }
    }
    return found;
  }

  private carrying(
    labels: Record<string, string>,
    exists: boolean,
  ): MatchedRule[] {
    const found = new Map<Rule, Alert[]>();
    const wanted = Object.entries(labels);
    for (const [rule, alert] of fewest(this.alertsByLabel, wanted)) {
      if (
        alert.labels.severity !== noSeverity &&
        wanted.every(([label, value]) => alert.labels[label] === value)
      ) {
        push(found, rule, alert);
      }
    }
    const pinned = wanted.flatMap(
      ([label, value]) => this.alertingByPin.get(keyOf(label, value)) ?? [],
    );
    for (const rule of new Set(pinned)) {
      const alerts = (rule.alerts ?? []).filter(
        alert =>
          alert.labels.severity !== noSeverity &&
          isAlertOf(rule, alert.labels, labels),
      );
      if (alerts.length > 0) {
        found.set(rule, alerts);
      }
    }
    const quiet = [
      ...fewest(this.rulesByLabel, wanted).filter(rule =>
        wanted.every(([label, value]) => rule.labels?.[label] === value),
      ),
      ...(exists
        ? this.rules.filter(
            rule =>
              rule.labels?.severity !== noSeverity && mayConcern(rule, labels),
          )
        : []),
    ];
    for (const rule of quiet) {
      found.set(rule, found.get(rule) ?? []);
    }
    return [...found].map(([rule, alerts]) => ({ rule, alerts }));
  }

  /** An alert that has lost a label to aggregation is still the named one; one with another value is another's. */
  private named(names: string[], labels: Record<string, string>): RuleMatch {
    const agrees = (given: Record<string, string>) =>
      Object.entries(labels).every(
        ([label, value]) => (given[label] ?? value) === value,
      );
    const rules = names
      .flatMap(name => this.byName.get(name) ?? [])
      .filter(rule => agrees(rule.labels ?? {}))
      .map(rule => ({
        rule,
        alerts: (rule.alerts ?? []).filter(alert => agrees(alert.labels)),
      }));
    const found = new Set(rules.map(({ rule }) => rule.name));
    return {
      rules,
      missing: this.partial ? [] : names.filter(name => !found.has(name)),
    };
  }
}

/** What is found under that one of the labels under which the fewest is. */
function fewest<T>(index: Map<string, T[]>, labels: [string, string][]): T[] {
  const lists = labels.map(
    ([label, value]) => index.get(keyOf(label, value)) ?? [],
  );
  return lists.sort((a, b) => a.length - b.length)[0] ?? [];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

/** No label holds an equals sign, so no two pairs share a key. */
function keyOf(label: string, value: string): string {
  return `${label}=${value}`;
}
