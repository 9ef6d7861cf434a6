import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { annotations } from '@gantry/plugin-vitals-common';
import { AwsSource } from '../clients/AwsSource';
import { AlarmTarget } from './AlarmTarget';
import { AnnotationValue, annotationValue } from './annotationValue';
import { Arn, parseArn } from './parseArn';
import { resourceMetrics } from './resourceMetrics';

const longestName = 255;
const resourceAnnotations = [
  annotations.awsResources,
  annotations.ecsServiceArn,
  annotations.lambdaFunctionArn,
  annotations.rdsInstanceArn,
  annotations.sqsQueueArn,
];

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
      at(source).resources.push(arn);
    }
  }
  const tags = readTags(entity);
  if (tags) {
    if (targets.size === 0) {
      at(places.byDefault());
    }
    targets.forEach(target => {
      target.tags = tags;
    });
  }
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

function* readResources(entity: Entity, places: Places) {
  for (const annotation of resourceAnnotations) {
    const value = annotationValue(entity, annotation, places.resourceExample());
    for (const item of value?.items ?? []) {
      const arn = parseArn(item);
      if (!arn) {
        throw value!.wrong(item, 'is no ARN');
      }
      yield { source: places.of(arn, item, value!), arn: item };
    }
  }
}

function readTags(entity: Entity): Record<string, string> | undefined {
  const value = annotationValue(
    entity,
    annotations.awsTags,
    'service=orders,environment=production',
  );
  if (!value) {
    return undefined;
  }
  const tags = new Map<string, string>();
  for (const item of value.items) {
    const [, key, text] = /^([^=]{1,128})=(.{1,256})$/s.exec(item) ?? [];
    if (!key) {
      throw value.wrong(item, 'is not of the form key=value');
    }
    if ((tags.get(key) ?? text) !== text) {
      throw value.wrong(item, 'contradicts another part: all tags must match');
    }
    tags.set(key, text);
  }
  return Object.fromEntries(tags);
}

/** Finds configured sources for what an entity names, and nothing else. */
class Places {
  constructor(
    private readonly entity: Entity,
    private readonly sources: readonly AwsSource[],
  ) {}

  /** @throws InputError for an account or a region that is not configured */
  of(arn: Arn, item: string, value: AnnotationValue): AwsSource {
    if (!arn.accountId && !arn.region) {
      return this.byDefault();
    }
    const ofAccount = arn.accountId
      ? this.sources.filter(({ account }) => account.id === arn.accountId)
      : this.sources.filter(
          ({ account }) => account === this.byDefault().account,
        );
    if (ofAccount.length === 0) {
      throw value.wrong(
        item,
        `names account ${arn.accountId}, which is not configured in vitals.aws.accounts`,
      );
    }
    const source = arn.region
      ? ofAccount.find(({ region }) => region === arn.region)
      : ofAccount[0];
    if (!source) {
      throw value.wrong(
        item,
        `names region ${arn.region}, which is not configured for account ${ofAccount[0].account.id}`,
      );
    }
    return source;
  }

  /** The default region of the entity's account. */
  byDefault(): AwsSource {
    const value = annotationValue(
      this.entity,
      annotations.awsAccountId,
      this.sources[0].account.id,
    );
    if (!value) {
      return this.sources[0];
    }
    const [id] = value.items;
    const source = this.sources.find(({ account }) => account.id === id);
    if (!source || value.items.length > 1) {
      throw value.wrong(
        value.items.join(','),
        'is not an account that is configured in vitals.aws.accounts',
      );
    }
    return source;
  }

  alarmExample(): string {
    const { account, region } = this.sources[0];
    return `arn:aws:cloudwatch:${region}:${account.id}:alarm:orders-*`;
  }

  resourceExample(): string {
    const { account, region } = this.sources[0];
    return `arn:aws:ecs:${region}:${account.id}:service/shop/orders`;
  }
}
