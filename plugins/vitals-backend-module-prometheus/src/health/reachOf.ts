import type { Rule } from './RuleIndex';

/** What a query tells of the labels of its answers, as far as it is told without Prometheus's own parser. */
export interface Reach {
  compared: { label: string; operator: string; text: string }[];
  /** What is asked for by equality; behind `unless` that is what must not be. */
  pinned: { label: string; text: string }[];
  /** Whether what fires carries the label of the series; false where that is in doubt. */
  keeps(label: string): boolean;
}

const token =
  /#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[a-zA-Z_:][\w:.]*|=~|!~|!=|==|\S/g;
const operators = new Set(['=', '!=', '=~', '!~']);
/** Without `by` or `without` they drop all labels; the second line is known to VictoriaMetrics alone. */
const aggregations = new Set(
  `avg count count_values group max min quantile stddev stdvar sum
   any distinct geomean histogram iqr mad median mode quantiles sum2`.split(
    /\s+/,
  ),
);
/** They answer with labels of matchers at most. */
const withoutLabels = new Set(['absent', 'absent_over_time', 'scalar']);
const listing = new Set([
  'by',
  'without',
  'on',
  'ignoring',
  'group_left',
  'group_right',
]);

const reaches = new WeakMap<object, Reach>();

export function reachOf(rule: Pick<Rule, 'query'>): Reach {
  const known = reaches.get(rule);
  if (known) {
    return known;
  }
  const reach = read(rule.query);
  reaches.set(rule, reach);
  return reach;
}

function read(query: string): Reach {
  const tokens = (query.match(token) ?? []).filter(
    each => !each.startsWith('#'),
  );
  const compared: Reach['compared'] = [];
  const pinned: Reach['pinned'] = [];
  const lists: { word: string; labels: Set<string> }[] = [];
  const texts = new Set<string>();
  let dropsAll = false;
  let isExcluding = false;

  tokens.forEach((each, i) => {
    const word = each.toLowerCase();
    if (operators.has(each) && isText(tokens[i + 1])) {
      const label = isText(tokens[i - 1])
        ? tokens[i - 1].slice(1, -1)
        : tokens[i - 1];
      const text = tokens[i + 1].slice(1, -1);
      compared.push({ label, operator: each, text });
      if (each === '=' && !isExcluding) {
        pinned.push({ label, text });
      }
    } else if (
      isText(each) &&
      !operators.has(tokens[i - 1]) &&
      !operators.has(tokens[i + 1])
    ) {
      texts.add(each.slice(1, -1));
    } else if (word === 'unless') {
      isExcluding = true;
    } else if (listing.has(word) && tokens[i + 1] === '(') {
      const labels = tokens.slice(i + 2, endOf(tokens, i + 1));
      lists.push({ word, labels: new Set(labels) });
    } else if (tokens[i + 1] === '(' && withoutLabels.has(word)) {
      dropsAll = true;
    } else if (aggregations.has(word) && tokens[i + 1] === '(') {
      const after = tokens[endOf(tokens, i + 1) + 1]?.toLowerCase();
      dropsAll ||= after !== 'by' && after !== 'without';
    }
  });

  return {
    compared,
    pinned,
    keeps: label =>
      !dropsAll &&
      // label_replace and its like write labels that they name in text.
      !texts.has(label) &&
      (compared.some(each => each.label === label) ||
        lists.some(
          ({ word, labels }) =>
            (word === 'by' || word === 'on') && labels.has(label),
        )) &&
      lists.every(({ word, labels }) => {
        switch (word) {
          case 'by':
          case 'on':
            return labels.has(label);
          case 'without':
          case 'ignoring':
            return !labels.has(label);
          default:
            return true;
        }
      }),
  };
}

/** Where the bracket is closed that is opened there. */
function endOf(tokens: string[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    depth += Number(tokens[i] === '(') - Number(tokens[i] === ')');
    if (depth === 0) {
      return i;
    }
  }
  return tokens.length;
}

function isText(each: string | undefined): boolean {
  return each !== undefined && /^["'`]./.test(each);
}
