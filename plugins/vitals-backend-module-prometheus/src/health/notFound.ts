import { Failure, annotations } from '@gantry/plugin-vitals-common';
import { subjectOf } from '../client/failures';
import { PrometheusInstance } from '../settings';
import { PrometheusTarget } from './PrometheusTarget';
import { list } from './words';

/** Says what was looked for in vain, and what to do about it. */
export function notFound(
  { labels, alerts }: PrometheusTarget,
  instance: PrometheusInstance,
  missing: string[],
): Failure {
  const pairs = Object.entries(labels ?? {}).map(
    ([label, value]) => `${label}=${value.slice(0, 80)}`,
  );
  const named = alerts === 'all' ? [] : missing;
  const sought = [
    ...(named.length > 0 ? [`no alert rule called ${list(named)}`] : []),
    ...(pairs.length > 0
      ? [`no request metrics, targets or alerts with ${pairs.join(' and ')}`]
      : []),
  ];
  return {
    kind: 'not-found',
    message: `${subjectOf(instance)} has ${sought.join(', and ') || 'nothing to say of this entity'}.`,
    fix: `Correct ${annotations.prometheusLabels} to labels that the entity's series carry, for example namespace=shop,service=orders; or name alert rules that exist in ${annotations.prometheusAlert}.`,
  };
}
