import { AwsSource } from '@gantry/plugin-aws-node';
import { Failure, annotations } from '@gantry/plugin-vitals-common';
import { namelessFailure } from '../signals/findRestApis';
import { AlarmTarget } from './AlarmTarget';

const mostNamed = 5;

/**
 * Says what was looked for in vain, where, and what to do about it.
 *
 * @param nameless - the ids of REST APIs whose names nothing tells
 */
export function notFound(
  target: AlarmTarget,
  { account, region }: AwsSource,
  nameless: string[],
): Failure {
  const sought = [
    ...target.names,
    ...target.prefixes.map(prefix => `${prefix}*`),
    ...target.resources,
    ...tagged('resources', target.tags),
    ...tagged('ECS services', target.serviceTags),
  ];
  const named = sought.slice(0, mostNamed).join(', ');
  const rest = sought.length - mostNamed;
  return {
    kind: 'not-found',
    message: `CloudWatch of ${account.name} in ${region} has no alarm for ${named}${rest > 0 ? ` and ${rest} more` : ''}.`,
    fix: [
      creation(target, `${region} of account ${account.id}`),
      nameless.length > 0
        ? namelessFailure(nameless).fix
        : `Or name alarms that exist in the annotation ${annotations.cloudwatchAlarms}.`,
    ].join(' '),
  };
}

function creation({ names, prefixes }: AlarmTarget, place: string): string {
  return names.length + prefixes.length > 0
    ? `Create alarms with these names in ${place}; for a service made from a template, apply its infrastructure.`
    : `Create alarms on the metrics of these resources in ${place}.`;
}

function tagged(what: string, tags: AlarmTarget['tags'] = {}): string[] {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? [`${what} tagged ${pairs.join(' and ')}`] : [];
}
