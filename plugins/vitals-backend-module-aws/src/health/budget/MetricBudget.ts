import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AwsAccount, MetricSettings } from '@gantry/plugin-aws-node';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { Refund } from '../metrics/sendPaid';

/** Keeps what was spent, for all replicas and across restarts. */
export interface Spending {
  /**
   * Adds to the metrics of an account's day, unless that would be more than `most`.
   *
   * @param day - ISO 8601
   * @returns whether it was added
   */
  spend(
    day: string,
    account: string,
    metrics: number,
    most: number,
  ): Promise<boolean>;
  /** Takes back what was not billed. */
  refund(day: string, account: string, metrics: number): Promise<void>;
}

/** In dollars: the price of `GetMetricData`. */
const pricePerMetric = 0.01 / 1_000;

/**
 * What CloudWatch's metrics may cost a day, account by account. Each question of each try of a call
 * counts as one metric, which is never less than AWS bills.
 */
export class MetricBudget {
  /** The day on which an account's budget was last used up, by account. */
  private readonly usedUp = new Map<string, string>();

  constructor(
    private readonly spending: Spending,
    private readonly settings: Pick<MetricSettings, 'dailyBudget'>,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Pays for metrics before they are asked for.
   *
   * @returns takes it back, for a call that AWS has surely not served
   * @throws UpstreamError when the budget of today is used up
   */
  async pay(account: AwsAccount, metrics: number): Promise<Refund> {
    const day = new Date().toISOString().slice(0, 10);
    // Rounded, as 0.07 ÷ 0.00001 is not quite 7,000 in binary.
    const most = Math.round(this.settings.dailyBudget / pricePerMetric);
    if (!(await this.spend(day, account, metrics, most))) {
      throw this.refuse(account, day);
    }
    return () => this.refund(day, account, metrics);
  }

  private async spend(
    day: string,
    { id }: AwsAccount,
    metrics: number,
    most: number,
  ): Promise<boolean> {
    try {
      return await this.spending.spend(day, id, metrics, most);
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

  private async refund(day: string, { id }: AwsAccount, metrics: number) {
    try {
      await this.spending.refund(day, id, metrics);
    } catch (error) {
      this.logger.warn(
        `${metrics} metrics of ${id} that failed count as spent: ${toError(error).message}`,
      );
    }
  }

  private refuse({ id, name }: AwsAccount, day: string): UpstreamError {
    const error = new UpstreamError({
      kind: 'throttled',
      message: `Today's budget of $${this.settings.dailyBudget} for CloudWatch metrics of ${name} is used up; it resets at 00:00 UTC.`,
      fix: 'Raise vitals.aws.metrics.dailyBudget, or lengthen vitals.aws.metrics.period. Alarms cost nothing of it.',
    });
    if (this.usedUp.get(id) !== day) {
      this.usedUp.set(id, day);
      this.logger.warn(`${error.failure.message} ${error.failure.fix}`);
    }
    return error;
  }
}
