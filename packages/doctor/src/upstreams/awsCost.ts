import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { AwsClients, AwsService, AwsSource } from '@gantry/plugin-aws-node';
import { Finding } from '../Finding';
import { AlarmCount, dailyCost } from './awsCostFinding';
import { readSpending } from './awsSpending';

const alarmsACall = 100;
const defaultSurveyPeriod = 60_000;
const longestCount = 12_000;

/** What an account's CloudWatch takes a day; nothing while its alarms cannot be read in every region. */
export async function awsCost(
  { clients, settings }: AwsService,
  sources: AwsSource[],
  config: Config,
): Promise<Finding[]> {
  const surveyPeriod = surveyPeriodOf(config);
  if (surveyPeriod === undefined) {
    return [];
  }
  const counts = await Promise.all(
    sources.map(source => countAlarms(clients, source)),
  );
  const known = counts.filter(count => count !== undefined);
  if (known.length < sources.length) {
    return [];
  }
  const [{ account }] = sources;
  const spending = await readSpending(
    config,
    new Date().toISOString().slice(0, 10),
  );
  return [
    dailyCost(account, {
      counts: known,
      surveyPeriod,
      metrics: settings.metrics,
      today: spending && (spending.get(account.id) ?? 0),
    }),
  ];
}

/**
 * Reads the alarms of a region as a survey does.
 *
 * @returns undefined when they cannot be read at all
 */
async function countAlarms(
  clients: AwsClients,
  source: AwsSource,
): Promise<AlarmCount | undefined> {
  const client = clients.get(CloudWatchClient, source);
  const abortSignal = AbortSignal.timeout(longestCount);
  const count: AlarmCount = { alarms: 0, calls: 0, isWhole: false };
  let token: string | undefined;
  try {
    do {
      const page = await client.send(
        new DescribeAlarmsCommand({
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
          MaxRecords: alarmsACall,
          NextToken: token,
        }),
        { abortSignal },
      );
      count.calls += 1;
      count.alarms +=
        (page.MetricAlarms ?? []).length + (page.CompositeAlarms ?? []).length;
      token = page.NextToken === token ? undefined : page.NextToken;
    } while (token);
    return { ...count, isWhole: true };
  } catch {
    // Why is what the probes of the same right tell.
    return count.calls > 0 ? count : undefined;
  }
}

/** Milliseconds; undefined for what is no duration, which the schema reports. */
function surveyPeriodOf(config: Config): number | undefined {
  const key = 'vitals.surveyPeriod';
  try {
    const period = config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : defaultSurveyPeriod;
    return period > 0 ? period : undefined;
  } catch {
    return undefined;
  }
}
