import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';

const minute = 60_000;

/**
 * How far the clock of CloudWatch is ahead of ours, in milliseconds; negative where it is behind. The SDK learns
 * it from every answer, for signatures. In whole minutes, as the periods of metrics are, and zero below one.
 */
export function clockAhead({ config }: CloudWatchClient): number {
  return Math.trunc(config.systemClockOffset / minute) === 0
    ? 0
    : Math.round(config.systemClockOffset / minute) * minute;
}
