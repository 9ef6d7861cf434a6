import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
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
import { CloudWatchRegion } from './CloudWatchRegion';
import { Match } from './matchTarget';
import { AlarmIndex } from './alarms/AlarmIndex';
import { MetricBudget, Spending } from './budget/MetricBudget';
import { inspectHealth } from './inspectHealth';
import { judgeHealth } from './judgeHealth';
import { FigureStore } from './metrics/MetricFigures';
import { WatchPlan, judgeWatches, planWatches, watchesOf } from './planWatches';
import { namelessFailure } from './signals/findRestApis';
import { AlarmTarget } from './targets/AlarmTarget';
import { notFound } from './targets/notFound';
import { readTargets } from './targets/readTargets';

type Judgement = { reading: ReadingBody<'health'> } | { failure: Failure };

/** A target with what is known of it before its metrics are. */
interface Prepared {
  target: AlarmTarget;
  match: Match;
  plan: WatchPlan;
}

export interface CloudWatchProviderOptions {
  aws: AwsService;
  /** What is spent and worked out, for all replicas. */
  store: Spending & FigureStore;
  logger: LoggerService;
}

/**
 * Health from CloudWatch: what an entity's alarms say, read for a whole account and region at once, and what
 * metrics say of its objectives and of what nobody made an alarm of, asked for more seldom and within a budget.
 */
export class CloudWatchProvider implements VitalsProvider<
  'health',
  AlarmTarget
> {
  readonly id = 'cloudwatch';
  readonly kind = 'health';
  readonly sources: readonly string[];
  private readonly regions: Map<string, CloudWatchRegion>;

  static create({ aws, store, logger }: CloudWatchProviderOptions) {
    const { settings, clients, links } = aws;
    const { period } = settings.metrics;
    const budget = new MetricBudget(store, settings.metrics, logger);
    const sources = awsSources('cloudwatch', settings);
    const regions = sources.map(
      source =>
        new CloudWatchRegion({
          source,
          clients,
          budget,
          store,
          logger,
          period,
        }),
    );
    return new CloudWatchProvider(sources, regions, links);
  }

  private constructor(
    private readonly awsSourceList: AwsSource[],
    regions: CloudWatchRegion[],
    private readonly links: ConsoleLinks,
  ) {
    this.sources = awsSourceList.map(({ id }) => id);
    this.regions = new Map(regions.map(region => [region.source.id, region]));
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

    const watching: Prepared[] = [];
    for (const target of targets) {
      const prepared = attempt(region, () => prepare(region, target, alarms));
      if ('failure' in prepared) {
        yield { target, ...prepared };
      } else if (watchesOf(prepared.plan).length > 0) {
        watching.push(prepared);
      } else {
        // Whoever needs no metrics does not wait for them.
        yield { target, ...this.judge(region, prepared) };
      }
    }
    await region.figures.learn(
      watching.flatMap(({ plan }) => watchesOf(plan)),
      signal,
    );
    for (const prepared of watching) {
      yield { target: prepared.target, ...this.judge(region, prepared) };
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
    await region.learnMembersOf(target, signal);
    const prepared = prepare(region, target, index);
    const { match } = prepared;
    const tagFailure = region.tagFailure(target);
    const memberFailure = region.memberFailure(target, index);
    // The charts have the figures that default thresholds are compared with.
    const plan = { ...prepared.plan, thresholds: [] };
    if (match.alarms.length + match.subjects.length === 0) {
      throw new UpstreamError(
        tagFailure ??
          memberFailure ??
          notFound(target, region.source, match.nameless),
      );
    }
    const [inspection] = await Promise.all([
      inspectHealth(region, target, match, window, signal),
      region.figures.add(watchesOf(plan), signal),
    ]);
    const { objectives, failures } = this.judgeWatches(region, plan);
    const missing = [
      ...(tagFailure ? [tagFailure] : []),
      ...(memberFailure ? [memberFailure] : []),
      ...(inspection.missing ?? []),
      ...(match.nameless.length > 0 ? [namelessFailure(match.nameless)] : []),
      ...failures,
    ];
    const distinct = new Map(missing.map(each => [each.message, each]));
    return {
      ...inspection,
      objectives: objectives.length > 0 ? objectives : undefined,
      missing: missing.length > 0 ? [...distinct.values()] : undefined,
    };
  }

  private judge(region: CloudWatchRegion, prepared: Prepared): Judgement {
    return attempt(region, () => this.judgeOne(region, prepared));
  }

  private judgeOne(
    region: CloudWatchRegion,
    { target, match, plan }: Prepared,
  ): Judgement {
    const watched = this.judgeWatches(region, plan);
    const alarms = [...match.alarms, ...watched.alarms];
    const tagFailure = region.tagFailure(target);
    if (tagFailure && !alarms.some(({ state }) => state === 'ALARM')) {
      // What the tags would have led to may be firing; quiet alarms elsewhere do not make this green.
      return { failure: tagFailure };
    }
    if (alarms.length + watched.objectives.length === 0) {
      return { failure: notFound(target, region.source, match.nameless) };
    }
    return {
      reading: judgeHealth(match, watched, region.source.region, this.links),
    };
  }

  private judgeWatches(region: CloudWatchRegion, plan: WatchPlan) {
    const { figures, source } = region;
    return judgeWatches(plan, figures, source.region, this.links);
  }

  private regionOf({ source }: AlarmTarget): CloudWatchRegion {
    return this.regions.get(source)!;
  }
}

function prepare(
  region: CloudWatchRegion,
  target: AlarmTarget,
  alarms: AlarmIndex,
): Prepared {
  const match = region.match(target, alarms);
  return { target, match, plan: planWatches(target, match) };
}

/** One alarm or annotation that nobody foresaw must not hide what fires elsewhere. */
function attempt<T>(
  { source }: CloudWatchRegion,
  work: () => T,
): T | { failure: Failure } {
  try {
    return work();
  } catch (error) {
    return { failure: toFailure(error, source.id) };
  }
}
