import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AwsClients, AwsSource, toAwsError } from '@gantry/plugin-aws-node';
import { Failure } from '@gantry/plugin-vitals-common';
import { UpstreamError, unlessAborted } from '@gantry/plugin-vitals-node';
import { MetricBudget, MetricPurpose } from './budget/MetricBudget';
import { AlarmIndex } from './alarms/AlarmIndex';
import { Match, matchTarget, membersOf } from './matchTarget';
import { FigureStore, MetricFigures } from './metrics/MetricFigures';
import { isUnserved } from './metrics/isUnserved';
import { MetricReader } from './metrics/MetricReader';
import { AlarmTarget } from './targets/AlarmTarget';
import { CacheClusters } from './targets/CacheClusters';
import { membersNotFound, replicationGroupOf } from './targets/cacheMembers';
import { Tags, TaggedResources } from './targets/TaggedResources';
import { sweepAlarms } from './alarms/sweepAlarms';

/** A sweep this young will do for somebody who looks at one entity, in milliseconds. */
const recent = 2 * 60_000;
const longestSweep = 30_000;
const ecsService = /^arn:[\w-]+:ecs:[^:]*:\d*:service\//;

export interface CloudWatchRegionOptions {
  source: AwsSource;
  clients: AwsClients;
  budget: MetricBudget;
  store: FigureStore;
  logger: LoggerService;
  /** Milliseconds between surveys of metrics. */
  period: number;
}

/** What is read of CloudWatch in one region of one account. */
export class CloudWatchRegion {
  readonly source: AwsSource;
  readonly client: CloudWatchClient;
  /** For inspections. */
  readonly metrics: MetricReader;
  readonly figures: MetricFigures;
  private readonly tagged: TaggedResources;
  private readonly caches: CacheClusters;
  private latest?: { at: number; alarms: AlarmIndex };
  private underway?: Promise<AlarmIndex>;
  /** Whether the last answer was that there are no alarms. */
  private saidNothing = false;

  constructor(readonly options: CloudWatchRegionOptions) {
    const { source, clients, budget } = options;
    this.source = source;
    this.client = clients.get(CloudWatchClient, source);
    const readerFor = (purpose: MetricPurpose) =>
      new MetricReader({
        client: this.client,
        toError: error =>
          this.failed(error, 'CloudWatch', 'cloudwatch:GetMetricData'),
        pay: metrics => budget.pay(source.account, metrics, purpose),
      });
    this.metrics = readerFor('inspection');
    this.figures = new MetricFigures({
      ...options,
      reader: readerFor('survey'),
    });
    this.caches = new CacheClusters({
      client: this.client,
      payment: {
        pay: () => budget.pay(source.account, 1, 'inspection'),
        isUnserved: error => isUnserved(error, this.failedToList(error)),
      },
    });
    this.tagged = new TaggedResources(
      clients.get(ResourceGroupsTaggingAPIClient, source),
    );
  }

  /** Reads all alarms anew. */
  async sweep(signal: AbortSignal): Promise<AlarmIndex> {
    const at = Date.now();
    const reading = this.readAlarms(signal);
    this.underway = reading;
    try {
      const alarms = await reading;
      this.latest = { at, alarms };
      return alarms;
    } finally {
      if (this.underway === reading) {
        this.underway = undefined;
      }
    }
  }

  /**
   * The alarms of the last survey where this replica has made one lately, else of a sweep that all who wait
   * for one share, whoever of them gives up.
   */
  async recentSweep(signal: AbortSignal): Promise<AlarmIndex> {
    if (this.latest && Date.now() - this.latest.at < recent) {
      return this.latest.alarms;
    }
    return unlessAborted(
      this.underway ?? this.sweep(AbortSignal.timeout(longestSweep)),
      signal,
    );
  }

  /** Asks for the resources behind the targets' tags where they are not known, and forgets those of others. */
  async learnTags(targets: AlarmTarget[], signal: AbortSignal): Promise<void> {
    await this.tagged.learn(targets.flatMap(tagSetsOf), signal);
  }

  /** Asks for the resources behind one target's tags, where they are not known. */
  async learnTagsOf(target: AlarmTarget, signal: AbortSignal): Promise<void> {
    await Promise.all(
      tagSetsOf(target).map(tags => this.tagged.add(tags, signal)),
    );
  }

  /** Asks for the nodes of a target's replication groups, where it has any. */
  async learnMembersOf(
    target: AlarmTarget,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.resourcesOf(target).some(replicationGroupOf)) {
      await this.caches.learn(signal);
    }
  }

  /** Why the golden signals of a target's replication groups are not known, or not of all nodes. */
  memberFailure(target: AlarmTarget, index: AlarmIndex): Failure | undefined {
    const members = this.membersOf(this.resourcesOf(target), index);
    if (members.size > 0 && this.caches.error !== undefined) {
      return this.failedToList(this.caches.error).failure;
    }
    const empty = [...members].filter(([, { length }]) => length === 0);
    return empty.length > 0
      ? membersNotFound(
          empty.map(([group]) => group),
          this.source,
        )
      : undefined;
  }

  /** Why a target's tags are not known; CloudWatch may answer while tagging does not. */
  tagFailure(target: AlarmTarget): Failure | undefined {
    const error = tagSetsOf(target)
      .map(tags => this.tagged.errorOf(tags))
      .find(each => each !== undefined);
    return error === undefined
      ? undefined
      : this.failed(error, 'Tagging', 'tag:GetResources').failure;
  }

  /** What a target asks for. Purely local: names of entities go nowhere. */
  match(target: AlarmTarget, index: AlarmIndex): Match {
    const resources = this.resourcesOf(target);
    return matchTarget(target, {
      index,
      resources,
      members: this.membersOf(resources, index),
    });
  }

  /** The nodes of the replication groups among resources, as far as they are known. */
  private membersOf(resources: string[], index: AlarmIndex) {
    return membersOf(resources, index, this.caches.ids);
  }

  private resourcesOf({ resources, tags, serviceTags }: AlarmTarget): string[] {
    const services = serviceTags ? this.tagged.find(serviceTags) : [];
    return [
      ...new Set([
        ...resources,
        ...(tags ? this.tagged.find(tags) : []),
        ...services.filter(arn => ecsService.test(arn)),
      ]),
    ];
  }

  /** Classifies what a call to this region threw. */
  failed(error: unknown, service: string, action: string) {
    return toAwsError(error, { source: this.source, service, action });
  }

  private failedToList(error: unknown) {
    return this.failed(error, 'CloudWatch', 'cloudwatch:ListMetrics');
  }

  /**
   * An empty answer where there were alarms is taken for one only once it is repeated: without alarms, default
   * thresholds and objectives alone would make well what was firing a minute ago.
   */
  private doubtNothing(alarms: AlarmIndex): void {
    const before = this.latest?.alarms.size ?? 0;
    const isSudden = alarms.size === 0 && before > 0 && !this.saidNothing;
    this.saidNothing = alarms.size === 0;
    if (isSudden) {
      const { account, region } = this.source;
      throw new UpstreamError({
        kind: 'malformed',
        message: `CloudWatch of ${account.name} in ${region} answers that it has no alarms, where it had ${before} the last time; it is believed once it says so again.`,
      });
    }
  }

  private async readAlarms(signal: AbortSignal): Promise<AlarmIndex> {
    try {
      const alarms = new AlarmIndex(await sweepAlarms(this.client, signal));
      this.doubtNothing(alarms);
      return alarms;
    } catch (error) {
      throw this.failed(error, 'CloudWatch', 'cloudwatch:DescribeAlarms');
    }
  }
}

function tagSetsOf({ tags, serviceTags }: AlarmTarget): Tags[] {
  return [tags, serviceTags].filter(each => each !== undefined);
}
