import { Entity } from '@backstage/catalog-model';
import {
  AwsClients,
  AwsService,
  AwsSource,
  ConsoleLinks,
  awsSources,
} from '@gantry/plugin-aws-node';
import { Failure, HealthInspection } from '@gantry/plugin-vitals-common';
import {
  ReadingBody,
  SurveyResult,
  TimeWindow,
  UpstreamError,
  VitalsProvider,
  toFailure,
} from '@gantry/plugin-vitals-node';
import { AlarmIndex } from './alarms/AlarmIndex';
import { AlarmTarget } from './targets/AlarmTarget';
import { CloudWatchRegion } from './CloudWatchRegion';
import { inspectHealth } from './inspectHealth';
import { judgeAlarms } from './alarms/judgeAlarms';
import { notFound } from './targets/notFound';
import { readTargets } from './targets/readTargets';

type Judgement = { reading: ReadingBody<'health'> } | { failure: Failure };

/** Health from CloudWatch alarms: what an entity's alarms say, read for a whole account and region at once. */
export class CloudWatchProvider implements VitalsProvider<
  'health',
  AlarmTarget
> {
  readonly id = 'cloudwatch';
  readonly kind = 'health';
  readonly sources: readonly string[];
  private readonly links: ConsoleLinks;
  private readonly regions: Map<string, CloudWatchRegion>;

  static create({ settings, clients, links }: AwsService) {
    return new CloudWatchProvider(
      awsSources('cloudwatch', settings),
      clients,
      links,
    );
  }

  private constructor(
    private readonly awsSourceList: AwsSource[],
    clients: AwsClients,
    links: ConsoleLinks,
  ) {
    this.links = links;
    this.sources = awsSourceList.map(({ id }) => id);
    this.regions = new Map(
      awsSourceList.map(source => [
        source.id,
        new CloudWatchRegion(source, clients),
      ]),
    );
  }

  targets(entity: Entity): AlarmTarget[] {
    return readTargets(entity, this.awsSourceList);
  }

  async *survey(
    targets: AlarmTarget[],
    signal: AbortSignal,
  ): AsyncGenerator<SurveyResult<'health', AlarmTarget>> {
    if (targets.length === 0) {
      return;
    }
    const region = this.regionOf(targets[0]);
    const alarms = await region.sweep(signal);
    await region.learnTags(targets, signal);

    for (const target of targets) {
      let result: Judgement;
      try {
        result = this.judge(region, target, alarms);
      } catch (error) {
        // One alarm or annotation that nobody foresaw must not hide what fires elsewhere.
        result = { failure: toFailure(error, region.source.id) };
      }
      yield { target, ...result };
    }
  }

  async inspect(
    target: AlarmTarget,
    window: TimeWindow,
    signal: AbortSignal,
  ): Promise<HealthInspection> {
    const region = this.regionOf(target);
    const index = await region.recentSweep(signal);
    await region.learnTagsOf(target, signal);
    const match = region.match(target, index);
    if (match.alarms.length + match.subjects.length === 0) {
      throw new UpstreamError(
        region.tagFailure(target) ?? notFound(target, region.source),
      );
    }
    return inspectHealth(region, target, match, window, signal);
  }

  private judge(
    region: CloudWatchRegion,
    target: AlarmTarget,
    alarms: AlarmIndex,
  ): Judgement {
    const found = region.match(target, alarms);
    const tagFailure = region.tagFailure(target);
    if (tagFailure && !found.alarms.some(({ state }) => state === 'ALARM')) {
      // What the tags would have led to may be firing; quiet alarms elsewhere do not make this green.
      return { failure: tagFailure };
    }
    if (found.alarms.length === 0) {
      return { failure: notFound(target, region.source) };
    }
    return { reading: judgeAlarms(found, region.source.region, this.links) };
  }

  private regionOf({ source }: AlarmTarget): CloudWatchRegion {
    return this.regions.get(source)!;
  }
}
