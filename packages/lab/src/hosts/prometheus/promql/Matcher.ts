import { Labels } from '../../../estate/scrape/ScrapedSeries';
import { PrometheusError } from './PrometheusError';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** One condition on a label. A label that is absent is an empty one. */
export interface Matcher {
  label: string;
  operator: MatchOperator;
  value: string;
  accepts: (value: string) => boolean;
}

/** RE2 has some syntax that JavaScript spells differently; what is left is the same for what queries use. */
function anchored(pattern: string): RegExp {
  try {
    const flags = pattern.startsWith('(?i)') ? 'ui' : 'u';
    return new RegExp(
      `^(?:${pattern.replace(/^\(\?[is]+\)/, '')})$`,
      `s${flags}`,
    );
  } catch (error) {
    throw new PrometheusError(
      'bad_data',
      `invalid parameter "query": error parsing regexp: ${(error as Error).message}`,
    );
  }
}

export function matcherOf(
  label: string,
  operator: MatchOperator,
  value: string,
): Matcher {
  const test = (): Matcher['accepts'] => {
    switch (operator) {
      case '=':
        return other => other === value;
      case '!=':
        return other => other !== value;
      default: {
        const pattern = anchored(value);
        const wanted = operator === '=~';
        // Labels have few values, and there are many series.
        const known = new Map<string, boolean>();
        return other => {
          let result = known.get(other);
          if (result === undefined) {
            result = pattern.test(other) === wanted;
            known.set(other, result);
          }
          return result;
        };
      }
    }
  };
  return { label, operator, value, accepts: test() };
}

/** Whether all matchers accept a set of labels. */
export function matchesAll(matchers: Matcher[], labels: Labels): boolean {
  return matchers.every(({ label, accepts }) => accepts(labels[label] ?? ''));
}
