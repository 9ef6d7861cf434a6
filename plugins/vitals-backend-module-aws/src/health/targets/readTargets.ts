import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { AwsSource } from '@gantry/plugin-aws-node';
import {
  Objective,
  annotations,
  parseSlo,
  parseTags,
} from '@gantry/plugin-vitals-common';
import { AlarmTarget } from './AlarmTarget';
import { Places } from './Places';
import { annotationValue } from './annotationValue';
import { parseArn } from './parseArn';
import { readResources } from './readResources';
import { resourceMetrics } from './resourceMetrics';

const longestName = 255;

/**
 * What an entity asks of CloudWatch, one target a source.
 *
 * An entity that names its alarms is looked for where it names them; its resources and tags add their
 * alarms there. An entity that names none is looked for where its resources are, or by its tags in the
 * default region of its account.
 *
 * @throws InputError that names the annotation, the value and a correct example
 */
export function readTargets(
  entity: Entity,
  sources: readonly AwsSource[],
): AlarmTarget[] {
  if (sources.length === 0) {
    return [];
  }
  const entityRef = stringifyEntityRef(entity);
  const places = new Places(entity, sources);
  const targets = new Map<string, AlarmTarget>();
  const at = ({ id }: AwsSource): AlarmTarget => {
    const target = targets.get(id) ?? {
      entityRef,
      source: id,
      names: [],
      prefixes: [],
      resources: [],
      objectives: [],
    };
    targets.set(id, target);
    return target;
  };

  for (const { source, name, prefix } of readAlarms(entity, places)) {
    if (prefix !== undefined) {
      at(source).prefixes.push(prefix);
    } else {
      at(source).names.push(name!);
    }
  }
  const named = new Set(targets.keys());
  for (const { source, arn } of readResources(entity, places)) {
    const isKnown = resourceMetrics(arn) !== undefined;
    if (isKnown && (named.size === 0 || named.has(source.id))) {
      const { resources } = at(source);
      // A stamped service names its own both as what it is and among what it owns.
      if (!resources.includes(arn)) {
        resources.push(arn);
      }
    }
  }
  const tags = readTags(entity, annotations.awsTags);
  const serviceTags = readTags(entity, annotations.ecsServiceTags);
  if ((tags || serviceTags) && targets.size === 0) {
    at(places.byDefault());
  }
  const objectives = targets.size > 0 ? readObjectives(entity) : [];
  targets.forEach(target => {
    Object.assign(target, { objectives }, tags && { tags });
    Object.assign(target, serviceTags && { serviceTags });
  });
  return [...targets.values()];
}

function* readAlarms(entity: Entity, places: Places) {
  const value = annotationValue(
    entity,
    annotations.cloudwatchAlarms,
    places.alarmExample(),
  );
  for (const item of value?.items ?? []) {
    const arn = parseArn(item);
    if (item.startsWith('arn:') && !arn) {
      throw value!.wrong(item, 'is no ARN');
    }
    if (
      arn &&
      (arn.service !== 'cloudwatch' || !arn.resource.startsWith('alarm:'))
    ) {
      throw value!.wrong(item, 'is not the ARN of an alarm');
    }
    const name = arn ? arn.resource.slice('alarm:'.length) : item;
    if (name.length > longestName) {
      throw value!.wrong(item, `is longer than ${longestName} characters`);
    }
    const source = arn ? places.of(arn, item, value!) : places.byDefault();
    if (!name.endsWith('*')) {
      yield { source, name };
      continue;
    }
    const prefix = name.slice(0, -1);
    if (prefix === '' || prefix.includes('*')) {
      throw value!.wrong(
        item,
        'must have its only * at the end, after a beginning',
      );
    }
    yield { source, prefix };
  }
}

function readTags(
  entity: Entity,
  annotation: string,
): Record<string, string> | undefined {
  return readText(
    entity,
    annotation,
    parseTags,
    'service=orders,environment=production',
  );
}

function readObjectives(entity: Entity): Objective[] {
  const example = 'availability=99.9%,latency-p95=500ms';
  return readText(entity, annotations.slo, parseSlo, example) ?? [];
}

function readText<T>(
  entity: Entity,
  annotation: string,
  parse: (text: string) => T,
  example: string,
): T | undefined {
  const text = entity.metadata.annotations?.[annotation];
  if (text === undefined) {
    return undefined;
  }
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(
      `${annotation}: ${toError(error).message}; a correct value is '${example}'`,
    );
  }
}
