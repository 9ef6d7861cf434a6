import { Failure, annotations } from '@gantry/plugin-vitals-common';
import { AwsSource } from '../clients/AwsSource';
import { AlarmTarget } from './AlarmTarget';

const mostNamed = 5;

/** Says what was looked for in vain, where, and how to name what there is. */
export function notFound(
  target: AlarmTarget,
  { account, region }: AwsSource,
): Failure {
  const tags = Object.entries(target.tags ?? {}).map(([k, v]) => `${k}=${v}`);
  const sought = [
    ...target.names,
    ...target.prefixes.map(prefix => `${prefix}*`),
    ...target.resources,
    ...(tags.length > 0 ? [`resources tagged ${tags.join(' and ')}`] : []),
  ];
  const named = sought.slice(0, mostNamed).join(', ');
  const rest = sought.length - mostNamed;
  return {
    kind: 'not-found',
    message: `CloudWatch of ${account.name} in ${region} has no alarm for ${named}${rest > 0 ? ` and ${rest} more` : ''}.`,
    fix: `${annotations.cloudwatchAlarms}: arn:aws:cloudwatch:${region}:${account.id}:alarm:orders-*`,
  };
}
