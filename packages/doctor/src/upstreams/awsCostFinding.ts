import { AwsAccount, MetricSettings } from '@gantry/plugin-aws-node';
import { Finding } from '../Finding';

/** Dollars; CloudWatch's price of a call of DescribeAlarms, and that of a metric of GetMetricData, are the same. */
const price = 0.01 / 1_000;
const aDay = 24 * 3_600_000;

/** The alarms of one region, as far as they could be counted in the time that a doctor has. */
export interface AlarmCount {
  alarms: number;
  /** How many calls a survey of them takes. */
  calls: number;
  isWhole: boolean;
}

export interface Asked {
  /** By region. */
  counts: AlarmCount[];
  /** Milliseconds. */
  surveyPeriod: number;
  metrics: MetricSettings;
  /** How many metrics were asked for today; undefined where that is not known. */
  today?: number;
}

/** What CloudWatch takes a day for one account, by what is there and how it is configured. */
export function dailyCost(
  { name }: AwsAccount,
  { counts, surveyPeriod, metrics, today }: Asked,
): Finding {
  const total = (figure: (count: AlarmCount) => number) =>
    counts.reduce((sum, count) => sum + figure(count), 0);
  const alarms = total(count => count.alarms);
  const calls = total(count => count.calls);
  const isWhole = counts.every(count => count.isWhole);
  const callsADay = Math.round((calls * aDay) / surveyPeriod);
  const metricsADay = Math.round(metrics.dailyBudget / price);
  const metricsAPeriod = Math.floor((metricsADay * metrics.period) / aDay);
  const spent =
    today === undefined
      ? ''
      : ` Spent today: ${dollars(today * price)} for ${plural(today, 'metric')}.`;
  return {
    id: 'upstream.aws-cost',
    severity: 'info',
    subject: `AWS account ${name}`,
    what:
      `A day of CloudWatch in AWS account ${name}: ${isWhole ? 'about' : 'more than'} ${dollars(callsADay * price)} for ` +
      `${plural(alarms, 'alarm')}, ${plural(callsADay, 'call')} (${calls} every ${duration(surveyPeriod)}); for metrics, every ` +
      `${duration(metrics.period)}, at most the daily budget of ${dollars(metrics.dailyBudget)}, which is ` +
      `${plural(metricsAPeriod, 'metric')} each time.${spent}`,
    why: 'AWS takes $0.01 for 1,000 calls of DescribeAlarms, of which a million a month are free, and $0.01 for 1,000 metrics.',
    mend: 'Where that is too much, survey more seldom, ask for metrics more seldom, or lower the budget.',
    paste: `vitals:\n  surveyPeriod: { seconds: ${Math.ceil((2 * surveyPeriod) / 1_000)} }\n  aws:\n    metrics:\n      period: { minutes: ${Math.ceil((2 * metrics.period) / 60_000)} }\n      dailyBudget: ${metrics.dailyBudget / 2}`,
  };
}

/** Cents, and more exactly where there is less than one. */
function dollars(amount: number): string {
  const digits = amount > 0 && amount < 0.01 ? 5 : 2;
  return `$${amount.toFixed(digits)}`;
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}

function duration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  return seconds > 60 && seconds % 60 === 0
    ? `${seconds / 60} min`
    : `${seconds} s`;
}
