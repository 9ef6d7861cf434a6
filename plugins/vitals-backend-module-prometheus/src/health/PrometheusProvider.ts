import { Entity } from '@backstage/catalog-model';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { HealthInspection } from '@gantry/plugin-vitals-common';
import {
  SurveyResult,
  TimeWindow,
  VitalsProvider,
  toFailure,
} from '@gantry/plugin-vitals-node';
import {
  PrometheusClient,
  PrometheusClientOptions,
} from '../client/PrometheusClient';
import { authorizeFor } from '../client/authorize';
import { PrometheusInstance, PrometheusSettings } from '../settings';
import { PrometheusSource } from './PrometheusSource';
import { PrometheusTarget } from './PrometheusTarget';
import { inspectTarget } from './inspectTarget';
import { judgeTarget } from './judgeTarget';
import { readTarget, sourceOf } from './readTarget';

export interface PrometheusProviderOptions extends PrometheusClientOptions {
  /** Made only where an instance is Amazon's. */
  credentials: () => AwsCredentialsManager;
}

/** Health from Prometheus: alerts, golden signals and objectives, read for all entities of an instance at once. */
export class PrometheusProvider implements VitalsProvider<
  'health',
  PrometheusTarget
> {
  readonly id = 'prometheus';
  readonly kind = 'health';
  readonly sources: readonly string[];

  static create(
    { instances }: PrometheusSettings,
    options: PrometheusProviderOptions,
  ) {
    return new PrometheusProvider(
      instances,
      new Map(
        instances.map(instance => [
          sourceOf(instance),
          new PrometheusSource(
            new PrometheusClient(
              instance,
              authorizeFor(instance, options.credentials),
              options,
            ),
          ),
        ]),
      ),
    );
  }

  private constructor(
    private readonly instances: PrometheusInstance[],
    private readonly byId: Map<string, PrometheusSource>,
  ) {
    this.sources = [...byId.keys()];
  }

  targets(entity: Entity): PrometheusTarget[] {
    const target = readTarget(entity, this.instances);
    return target ? [target] : [];
  }

  async *survey(
    targets: PrometheusTarget[],
    signal: AbortSignal,
  ): AsyncGenerator<SurveyResult<'health', PrometheusTarget>> {
    if (targets.length === 0) {
      return;
    }
    const source = this.sourceFor(targets[0]);
    const evidenceOf = await source.read(targets, signal);
    for (const target of targets) {
      let result: ReturnType<typeof judgeTarget>;
      try {
        result = judgeTarget(target, evidenceOf(target));
        if ('reading' in result) {
          source.remember(target, result.reading.details.alarms);
        }
      } catch (error) {
        // One rule or label that nobody foresaw must not hide what fires elsewhere.
        result = { failure: toFailure(error, target.source) };
      }
      yield { target, ...result };
    }
  }

  inspect(
    target: PrometheusTarget,
    window: TimeWindow,
    signal: AbortSignal,
  ): Promise<HealthInspection> {
    return inspectTarget(this.sourceFor(target), target, window, signal);
  }

  private sourceFor({ source }: PrometheusTarget): PrometheusSource {
    return this.byId.get(source)!;
  }
}
