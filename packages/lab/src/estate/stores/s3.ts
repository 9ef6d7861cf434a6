import { events, exact } from '../metrics';
import { Part } from '../Part';
import { provision } from '../provision';
import { rhythmOf } from '../rhythm';

const GIBIBYTE = 2 ** 30;
const MINUTES_A_DAY = 1440;

/** A bucket. S3 tells its size once a day, its requests where request metrics are on. */
export function s3(options: {
  name: string;
  region?: string;
  gibibytes: number;
  /** Requests a minute at the daily peak; absent where request metrics are off. */
  peakRequests?: number;
}): Part {
  return service => {
    const region = options.region ?? service.region;
    const rhythm = rhythmOf(service, options.name);
    const grown = (minute: number) =>
      options.gibibytes *
      (1 + Math.floor(minute / MINUTES_A_DAY) / 200_000) *
      GIBIBYTE;
    const daily = (name: string, unit: string, figure: typeof grown) => {
      const metric = exact(name, figure, unit);
      return {
        ...metric,
        sample: (value: number, minute: number) =>
          minute % MINUTES_A_DAY === 0
            ? metric.sample(value, minute)
            : undefined,
      };
    };
    const bucket = { BucketName: options.name };
    const { peakRequests } = options;
    return provision(
      service,
      region,
      [`arn:aws:s3:::${options.name}`],
      [
        {
          namespace: 'AWS/S3',
          dimensions: { ...bucket, StorageType: 'StandardStorage' },
          metrics: [daily('BucketSizeBytes', 'Bytes', grown)],
        },
        {
          namespace: 'AWS/S3',
          dimensions: { ...bucket, StorageType: 'AllStorageTypes' },
          metrics: [
            daily(
              'NumberOfObjects',
              'Count',
              minute => grown(minute) / 180_000,
            ),
          ],
        },
        ...(peakRequests === undefined
          ? []
          : [
              {
                namespace: 'AWS/S3',
                dimensions: { ...bucket, FilterId: 'EntireBucket' },
                metrics: [
                  events('AllRequests', rhythm.traffic(peakRequests)),
                  events('4xxErrors', rhythm.seldom('refused', 0.1)),
                  events('5xxErrors', () => 0),
                ],
              },
            ]),
      ],
    );
  };
}
