import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';

const account = z.strictObject({
  id: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine(id => /^\d{12}$/.test(id), {
      error: "must have twelve digits, in quotes: '111122223333'",
    }),
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      'must consist of lower-case letters, digits and hyphens',
    ),
  regions: z
    .array(
      z
        .string()
        .regex(
          /^[a-z]{2}(-[a-z]+)+-\d+$/,
          'must be a region such as us-east-1',
        ),
    )
    .nonempty(),
  roleName: z
    .string()
    .regex(/^[\w+=,.@/-]{1,512}$/, 'must be the name of an IAM role')
    .optional(),
  externalId: z.string().min(2).max(1224).optional(),
});

const metrics = z.strictObject({
  /** Read by {@link readPeriod}. */
  period: z.unknown().optional(),
  dailyBudget: z
    .number('must be a number of dollars, such as 5 or 0.5')
    .min(0)
    .default(5),
});

const topicArn =
  /^arn:aws(?:-cn|-us-gov)?:sns:(?<region>[a-z0-9-]+):(?<id>\d{12}):[\w-]{1,256}(?:\.fifo)?$/;

const notifications = z.strictObject({
  topicArn: z
    .string()
    .regex(
      topicArn,
      'must be the ARN of an SNS topic, such as arn:aws:sns:us-east-1:111122223333:gantry',
    ),
});

const settings = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).optional(),
  consoleUrl: z
    .string()
    .regex(/^https?:\/\//, 'must begin with https://')
    .default('https://{region}.console.aws.amazon.com'),
  accounts: z.array(account).default([]),
  metrics: metrics.prefault({}),
  notifications: notifications.optional(),
});

type Parsed = z.output<typeof settings>;

export type AwsAccount = Parsed['accounts'][number];

/** What Gantry may use of AWS: an allow-list of accounts and regions. */
export interface AwsSettings extends Omit<Parsed, 'metrics' | 'notifications'> {
  metrics: MetricSettings;
  /** Where notices are published, if anywhere. */
  topic?: TopicSettings;
}

/** A topic of SNS in a region of one of the accounts. */
export interface TopicSettings {
  arn: string;
  account: AwsAccount;
  region: string;
}

/** How often and for how much CloudWatch is asked for metrics, which AWS bills by the piece. */
export interface MetricSettings {
  /** Milliseconds between surveys of the metrics of objectives and default thresholds. */
  period: number;
  /** Dollars a day (UTC), for each account. */
  dailyBudget: number;
}

const key = 'vitals.aws';
const defaultPeriod = 5 * 60_000;
const shortestPeriod = 60_000;

/**
 * Reads `vitals.aws`; no account without it.
 *
 * @throws InputError that names the key and what is wrong with it
 */
export function readAwsSettings(config: Config): AwsSettings {
  const parsed = settings.safeParse(config.getOptional(key) ?? {});
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(({ path, message }) => `${[key, ...path].join('.')}: ${message}`)
        .join('; '),
    );
  }
  for (const field of ['id', 'name'] as const) {
    const values = parsed.data.accounts.map(each => each[field]);
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice) {
      throw new InputError(
        `${key}.accounts: the ${field} '${twice}' stands there twice`,
      );
    }
  }
  const { notifications: telling, ...rest } = parsed.data;
  const { dailyBudget } = rest.metrics;
  return {
    ...rest,
    metrics: { period: readPeriod(config), dailyBudget },
    topic: telling && topicOf(telling.topicArn, rest.accounts),
  };
}

function topicOf(arn: string, accounts: AwsAccount[]): TopicSettings {
  const { id, region } = topicArn.exec(arn)!.groups!;
  const owner = accounts.find(each => each.id === id);
  if (!owner?.regions.includes(region)) {
    throw new InputError(
      `${key}.notifications.topicArn: ${key}.accounts has no region ${region} of an account ${id}`,
    );
  }
  return { arn, account: owner, region };
}

function readPeriod(config: Config): number {
  const periodKey = `${key}.metrics.period`;
  const period = config.has(periodKey)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: periodKey }))
    : defaultPeriod;
  if (!(period >= shortestPeriod)) {
    throw new InputError(
      `${periodKey}: is ${period} ms, but must be at least a minute; for example { minutes: 5 }`,
    );
  }
  return period;
}
