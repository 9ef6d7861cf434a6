import {
  CloudWatchClient,
  ListMetricsCommand,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { unlessAborted } from '@gantry/plugin-vitals-node';
import { Payment, sendPaid } from '../metrics/sendPaid';
import { readPages } from '../readPages';
import { cacheNamespace } from './cacheMembers';

const refreshAfter = 10 * 60_000;
const longestReading = 15_000;

export interface CacheClustersOptions {
  client: CloudWatchClient;
  /** A page of the answer costs as much as a metric. */
  payment: Payment;
}

/**
 * Knows which clusters of ElastiCache an account and region has metrics of: by those, and in no other way, CloudWatch
 * tells which nodes a replication group has. Asked for by whoever looks at a group, at most every ten minutes.
 */
export class CacheClusters {
  /** Milliseconds since the epoch. */
  private readAt = -Infinity;
  private underway?: Promise<void>;
  private known: string[] = [];
  private failure?: unknown;

  constructor(private readonly options: CacheClustersOptions) {}

  /** The ids of those that are known, as of the last time. */
  get ids(): readonly string[] {
    return this.known;
  }

  /** Why they could not be read the last time; `ids` are those of before then. */
  get error(): unknown {
    return this.failure;
  }

  /**
   * Asks for them where they are not known. What does not answer is told by {@link error}.
   *
   * @throws the signal's reason once it has aborted
   */
  async learn(signal: AbortSignal): Promise<void> {
    if (Date.now() - this.readAt < refreshAfter) {
      return;
    }
    this.underway ??= this.refresh().finally(() => {
      this.underway = undefined;
    });
    // Shared by all who wait, whoever of them gives up.
    await unlessAborted(this.underway, signal);
  }

  private async refresh(): Promise<void> {
    const readAt = Date.now();
    try {
      this.known = await this.read(AbortSignal.timeout(longestReading));
      this.readAt = readAt;
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  }

  private async read(signal: AbortSignal): Promise<string[]> {
    const { client, payment } = this.options;
    const ids = new Set<string>();
    const pages = readPages({
      ask: (token): Promise<ListMetricsCommandOutput> => {
        const command = new ListMetricsCommand({
          Namespace: cacheNamespace,
          // Every engine reports it, of every cluster.
          MetricName: 'CurrConnections',
          // Not of clusters that were there last week.
          RecentlyActive: 'PT3H',
          NextToken: token,
        });
        return unlessAborted(
          sendPaid(client, command, payment, signal),
          signal,
        );
      },
      next: page => page.NextToken,
      complaint: 'CloudWatch answers the same page of metrics',
    });
    for await (const { Metrics = [] } of pages) {
      for (const { Dimensions = [] } of Metrics) {
        const cluster = Dimensions.find(
          ({ Name }) => Name === 'CacheClusterId',
        );
        if (cluster?.Value) {
          ids.add(cluster.Value);
        }
      }
    }
    return [...ids];
  }
}
