import type { Rule } from './RuleIndex';
import { reachOf } from './reachOf';

/** Alternatives that are plain words; any other pattern is Prometheus's to judge. */
const words = /^[\w.\-/]+(\|[\w.\-/]+)*$/;

type Judged = Pick<Rule, 'query' | 'labels'>;

/**
 * Whether a rule for many, as far as its query tells, would fire for what carries these labels, and would be
 * known as theirs: it keeps every one of them or is about no other value of it. A rule that cannot be judged
 * does not concern.
 */
export function mayConcern(
  rule: Judged,
  labels: Record<string, string>,
): boolean {
  return (
    Object.entries(labels).every(([label, value]) => {
      const own = rule.labels?.[label];
      return own === undefined
        ? isPinned(rule, label, value) || reachOf(rule).keeps(label)
        : own === value;
    }) && admitsAll(rule, labels)
  );
}

/**
 * Whether an alert of the rule is of what carries these labels: it carries them, too, but for those that were
 * lost on the way from series that were chosen by exactly this value.
 */
export function isAlertOf(
  rule: Judged,
  given: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  return (
    Object.entries(labels).every(([label, value]) =>
      given[label] === undefined
        ? isPinned(rule, label, value)
        : given[label] === value,
    ) && admitsAll(rule, labels)
  );
}

/**
 * Those of an entity's labels that the rule's alerts lose on the way from series that were chosen by exactly
 * their values; undefined where the rule is not about that entity alone, or its alerts carry all labels.
 */
export function lostLabels(
  rule: Judged,
  labels: Record<string, string>,
): string[] | undefined {
  const lost = Object.keys(labels).filter(
    label => rule.labels?.[label] === undefined && !reachOf(rule).keeps(label),
  );
  const isAlone =
    lost.length > 0 &&
    lost.every(label => isPinned(rule, label, labels[label])) &&
    mayConcern(rule, labels);
  return isAlone ? lost : undefined;
}

function isPinned(rule: Judged, label: string, value: string): boolean {
  return reachOf(rule).pinned.some(
    each => each.label === label && each.text === value,
  );
}

function admitsAll(rule: Judged, labels: Record<string, string>): boolean {
  return reachOf(rule).compared.every(
    ({ label, operator, text }) =>
      labels[label] === undefined || admits(operator, text, labels[label]),
  );
}

function admits(operator: string, text: string, value: string): boolean {
  switch (operator) {
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '=~':
      return (
        text === '.+' ||
        text === '.*' ||
        (words.test(text) && text.split('|').includes(value))
      );
    default:
      return words.test(text) && !text.split('|').includes(value);
  }
}
