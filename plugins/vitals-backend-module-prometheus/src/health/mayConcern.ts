import type { Rule } from './RuleIndex';

const string = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const matcher =
  /\b([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)/g;
/** Alternatives that are plain words; any other pattern is Prometheus's to judge. */
const words = /^[\w.\-/]+(\|[\w.\-/]+)*$/;

interface Reach {
  /** What the query speaks of: metrics, functions and labels. */
  mentioned: Set<string>;
  compared: { label: string; operator: string; text: string }[];
}

const reaches = new WeakMap<object, Reach>();

/**
 * Whether a rule for many, as far as its query tells, would fire for what carries these labels: it keeps
 * or compares every one of them, and compares none with something else. A rule that cannot be judged does not
 * concern.
 */
export function mayConcern(
  rule: Pick<Rule, 'query' | 'labels'>,
  labels: Record<string, string>,
): boolean {
  const { mentioned, compared } = reachOf(rule);
  return (
    Object.entries(labels).every(([label, value]) => {
      const own = rule.labels?.[label];
      return own === undefined ? mentioned.has(label) : own === value;
    }) &&
    compared.every(
      ({ label, operator, text }) =>
        labels[label] === undefined || admits(operator, text, labels[label]),
    )
  );
}

function reachOf(rule: Pick<Rule, 'query'>): Reach {
  const known = reaches.get(rule);
  if (known) {
    return known;
  }
  const reach = {
    mentioned: new Set(rule.query.replace(string, '""').match(/\w+/g)),
    compared: [...rule.query.matchAll(matcher)].map(
      ([, label, operator, literal]) => ({
        label,
        operator,
        text: literal.slice(1, -1),
      }),
    ),
  };
  reaches.set(rule, reach);
  return reach;
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
