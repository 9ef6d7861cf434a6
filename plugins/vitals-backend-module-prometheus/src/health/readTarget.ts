import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import {
  annotationDefinitions,
  annotations,
  parseLabels,
  parseList,
  parseQueries,
  parseSlo,
} from '@gantry/plugin-vitals-common';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { PrometheusInstance } from '../settings';
import { PrometheusTarget } from './PrometheusTarget';

const longestAlertName = 255;
const { prometheusAlert, prometheusLabels, prometheusRule } = annotations;

/**
 * What an entity asks of Prometheus; undefined for one that carries none of its annotations.
 *
 * @throws InputError that names the annotation, the value and a correct example
 * @throws UpstreamError for an instance that is not configured
 */
export function readTarget(
  entity: Entity,
  instances: readonly PrometheusInstance[],
): PrometheusTarget | undefined {
  const given = entity.metadata.annotations ?? {};
  const asks = [prometheusAlert, prometheusLabels, prometheusRule];
  if (
    instances.length === 0 ||
    asks.every(annotation => given[annotation] === undefined)
  ) {
    return undefined;
  }
  function read<T>(annotation: string, parse: (value: string) => T) {
    const value = given[annotation];
    try {
      return value === undefined ? undefined : parse(value);
    } catch (error) {
      throw wrong(annotation, toError(error).message, error);
    }
  }

  const instance = instanceOf(
    given[annotations.prometheusServiceName],
    instances,
  );
  const labels = read(prometheusLabels, parseLabels);
  const alerts = read(prometheusAlert, parseAlerts);
  if (alerts === 'all' && !labels) {
    throw wrong(
      prometheusAlert,
      `'all' means all alerts that carry the labels of ${prometheusLabels}, and there are none`,
    );
  }
  if (given[prometheusRule] !== undefined && !instance.allowEntityQueries) {
    throw new InputError(
      `${prometheusRule}: '${given[prometheusRule].slice(0, 80)}' is a query, and ${instance.id} takes none from entities; whoever runs the portal can allow them with allowEntityQueries: true in vitals.prometheus.instances`,
    );
  }
  return {
    entityRef: stringifyEntityRef(entity),
    source: sourceOf(instance),
    labels,
    alerts: alerts ?? (labels ? 'all' : []),
    objectives: (labels && read(annotations.slo, parseSlo)) ?? [],
    queries: read(prometheusRule, parseQueries) ?? [],
  };
}

export function sourceOf({ id }: PrometheusInstance): string {
  return `prometheus/${id}`;
}

function instanceOf(
  id: string | undefined,
  instances: readonly PrometheusInstance[],
): PrometheusInstance {
  const instance = instances.find(each => id === undefined || each.id === id);
  if (!instance) {
    const known = instances.map(each => each.id);
    throw new UpstreamError({
      kind: 'not-configured',
      message: `${annotations.prometheusServiceName}: '${id!.slice(0, 80)}' is not an instance of vitals.prometheus.instances.`,
      fix: `${annotations.prometheusServiceName}: ${known.join(' or ')}`,
    });
  }
  return instance;
}

function parseAlerts(value: string): string[] | 'all' {
  const names = [...new Set(parseList(value))];
  const long = names.find(name => name.length > longestAlertName);
  if (long) {
    throw new InputError(
      `'${long.slice(0, 80)}…' is longer than ${longestAlertName} characters`,
    );
  }
  if (names.includes('all')) {
    if (names.length > 1) {
      throw new InputError("'all' stands alone");
    }
    return 'all';
  }
  return names;
}

function wrong(annotation: string, why: string, cause?: unknown): InputError {
  const { example } = annotationDefinitions.find(
    ({ key }) => key === annotation,
  )!;
  return new InputError(
    `${annotation}: ${why}; a correct value is '${example}'`,
    cause,
  );
}
