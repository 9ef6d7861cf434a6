import { PrometheusTarget } from './PrometheusTarget';

/** The entities of a survey that have labels of the same names: what one query can answer for. */
export interface LabelSet {
  /** Sorted. */
  names: readonly string[];
  targets: PrometheusTarget[];
}

/** Catalog content must not be able to multiply the queries; fleets have one or two sets. */
export const mostLabelSets = 10;

/** Sets by how many entities need them; those beyond {@link mostLabelSets} are left out. */
export function labelSets(targets: readonly PrometheusTarget[]): LabelSet[] {
  const sets = new Map<string, LabelSet>();
  for (const target of targets) {
    if (!target.labels) {
      continue;
    }
    const names = namesOf(target.labels);
    const key = names.join();
    const set = sets.get(key) ?? { names, targets: [] };
    set.targets.push(target);
    sets.set(key, set);
  }
  return [...sets.values()]
    .sort((a, b) => b.targets.length - a.targets.length)
    .slice(0, mostLabelSets);
}

/** Tells entities, or rows of an answer, of a set apart. */
export function keyIn(
  names: readonly string[],
  labels: Record<string, string>,
): string {
  return JSON.stringify(names.map(name => labels[name] ?? ''));
}

export function namesOf(labels: Record<string, string>): string[] {
  return Object.keys(labels).sort();
}
