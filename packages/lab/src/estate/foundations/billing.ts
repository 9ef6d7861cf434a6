import { level } from '../metrics';
import { Part } from '../Part';
import { provision } from '../provision';

const QUARTER_DAY = 360;
const MINUTES_A_MONTH = 43_200;
const DOLLARS_A_MONTH = 4800;

/** The alarm on the account's bill. AWS estimates it a few times a day, and counts from the month's first day. */
export function billing(options: { thresholdDollars: number }): Part {
  return service => {
    const charges = level(
      'EstimatedCharges',
      'None',
      minute =>
        DOLLARS_A_MONTH * ((minute % MINUTES_A_MONTH) / MINUTES_A_MONTH),
    );
    return provision(
      service,
      'us-east-1',
      [],
      [
        {
          namespace: 'AWS/Billing',
          dimensions: { Currency: 'USD' },
          metrics: [
            {
              ...charges,
              sample: (value, minute) =>
                minute % QUARTER_DAY === 0
                  ? charges.sample(value, minute)
                  : undefined,
            },
          ],
          watches: [
            {
              suffix: 'bill',
              description: `The estimated bill of the month is above $${options.thresholdDollars}.`,
              metricName: 'EstimatedCharges',
              statistic: 'Maximum',
              period: QUARTER_DAY * 60,
              evaluationPeriods: 1,
              threshold: options.thresholdDollars,
            },
          ],
        },
      ],
    );
  };
}
