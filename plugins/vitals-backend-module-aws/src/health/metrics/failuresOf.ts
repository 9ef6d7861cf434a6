import { AwsSource } from '@gantry/plugin-aws-node';
import { Failure } from '@gantry/plugin-vitals-common';
import { MetricQuery, queryKey } from './MetricQuery';
import { MetricOutcomes } from './MetricReader';

const mostNamed = 3;

/** Why some questions were not answered, each reason once. */
export function failuresOf(
  queries: Iterable<MetricQuery>,
  outcomes: MetricOutcomes,
  { account, region }: AwsSource,
): Failure[] {
  const failures = new Map<string, Failure>();
  const refused = new Map<string, Set<string>>();
  for (const query of queries) {
    const outcome = outcomes.get(queryKey(query));
    if (outcome && 'failure' in outcome) {
      failures.set(outcome.failure.message, outcome.failure);
    }
    // CloudWatch may answer a call and yet not each of its questions.
    if (outcome && 'refused' in outcome) {
      const names = refused.get(outcome.refused) ?? new Set();
      refused.set(outcome.refused, names.add(`${query.stat} of ${query.name}`));
    }
  }
  return [
    ...failures.values(),
    ...[...refused].map(([code, names]): Failure => ({
      kind: code === 'Forbidden' ? 'denied' : 'unreachable',
      message: `CloudWatch of ${account.name} in ${region} did not answer ${list([...names])} (${code}).`,
    })),
  ];
}

function list(names: string[]): string {
  const rest = names.length - mostNamed;
  const named = names.slice(0, mostNamed).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}
