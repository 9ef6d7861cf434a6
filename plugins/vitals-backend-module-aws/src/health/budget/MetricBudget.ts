import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AwsAccount, MetricSettings } from '@gantry/plugin-aws-node';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { Refund } from '../metrics/sendPaid';

/** For whom metrics are asked: for readings and objectives, or for the charts that somebody looks at. */
export type MetricPurpose = 'survey' | 'inspection';

/** Metrics that are asked for. */
export interface Purchase {
  /** ISO 8601, UTC. */
  day: string;
  account: string;
  metrics: number;
  purpose: MetricPurpose;
}

/** The most metrics of an account's day. */
export interface SpendingLimits {
  all: number;
  /** Of all. */
  inspections: number;
}

/** Keeps what was spent, for all replicas and across restarts. */
export interface Spending {
  /**
   * Adds to the metrics of an account's day, unless that would be more than a limit.
   *
   * @returns the limit that forbids it; undefined when it was added
   */
  spend(
    purchase: Purchase,
    most: SpendingLimits,
  ): Promise<keyof SpendingLimits | undefined>;
  /** Takes back what was not billed. */
  refund(purchase: Purchase): Promise<void>;
}

/** In dollars: the price of `GetMetricData`. */
const pricePerMetric = 0.01 / 1_000;

/**
 * What CloudWatch's metrics may cost a day, account by account. Each question of each try of a call
 * counts as one metric, which is never less than AWS bills.
 */
export class MetricBudget {
  /** The day on which it was last used up: the budget of an account, or that of its inspections. */
  private readonly usedUp = new Map<string, string>();

  constructor(
    private readonly spending: Spending,
    private readonly settings: Pick<MetricSettings, 'dailyBudget'>,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Pays for metrics before they are asked for. Inspections are paid for by their part of the budget: what
   * somebody looks at must not make blind what watches everything.
   *
   * @returns takes it back, for a call that AWS has surely not served
   * @throws UpstreamError when the budget of today is used up
   */
  async pay(
    { id, name }: AwsAccount,
    metrics: number,
    purpose: MetricPurpose,
  ): Promise<Refund> {
    const day = new Date().toISOString().slice(0, 10);
    // Rounded, as 0.07 ÷ 0.00001 is not quite 7,000 in binary.
    const most = Math.round(this.settings.dailyBudget / pricePerMetric);
    const purchase = { day, account: id, metrics, purpose };
    const forbidden = await this.spend(purchase, {
      all: most,
      inspections: Math.floor(most / 2),
    });
    if (forbidden === 'inspections') {
      throw this.refuse(day, `${id} inspections`, {
        message: `Inspections have used up their half of today's budget of $${this.settings.dailyBudget} for CloudWatch metrics of ${name}, the rest is kept for surveys; it resets at 00:00 UTC.`,
        fix: 'Raise vitals.aws.metrics.dailyBudget. Readings go on.',
      });
    }
    if (forbidden === 'all') {
      throw this.refuse(day, id, {
        message: `Today's budget of $${this.settings.dailyBudget} for CloudWatch metrics of ${name} is used up; it resets at 00:00 UTC.`,
        fix: 'Raise vitals.aws.metrics.dailyBudget, or lengthen vitals.aws.metrics.period. Alarms cost nothing of it.',
      });
    }
    return () => this.refund(purchase);
  }

  private async spend(purchase: Purchase, most: SpendingLimits) {
    try {
      return await this.spending.spend(purchase, most);
    } catch (error) {
      // What cannot be counted is not spent.
      throw new UpstreamError(
        {
          kind: 'unreachable',
          message: `CloudWatch is not asked for metrics while the database that counts their cost fails: ${toError(error).message}`,
        },
        error,
      );
    }
  }

  private async refund(purchase: Purchase): Promise<void> {
    try {
      await this.spending.refund(purchase);
    } catch (error) {
      this.logger.warn(
        `${purchase.metrics} metrics of ${purchase.account} that failed count as spent: ${toError(error).message}`,
      );
    }
  }

  private refuse(
    day: string,
    purse: string,
    words: { message: string; fix: string },
  ): UpstreamError {
    if (this.usedUp.get(purse) !== day) {
      this.usedUp.set(purse, day);
      this.logger.warn(`${words.message} ${words.fix}`);
    }
    return new UpstreamError({ kind: 'throttled', ...words });
  }
}
