import { events, level, latencies } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision, Watch } from '../provision';
import { rhythmOf } from '../rhythm';

/** A DynamoDB table, on demand. A replica is a table of the same name in another region. */
export function dynamodb(options: {
  name: string;
  /** The region it stands in; the service's unless it is given. */
  region?: string;
  /** Read and write capacity units that a minute of the daily peak consumes. */
  peakReads: number;
  peakWrites: number;
  /** What the alarms' names say of the table where a service has several. */
  suffix?: string;
}): Part {
  return service => {
    const region = options.region ?? service.region;
    const rhythm = rhythmOf(service, `${region}/${options.name}`);
    const reads = rhythm.traffic(options.peakReads);
    const writes = rhythm.traffic(options.peakWrites);
    const prefix = options.suffix ?? 'dynamodb';
    const table = { TableName: options.name };
    const refused = (
      ending: string,
      metricName: string,
      description: string,
    ): Watch => ({
      suffix: `${prefix}-${ending}`,
      description,
      metricName,
      statistic: 'Sum',
      evaluationPeriods: 1,
      period: 300,
      threshold: 0,
      treatMissingData: 'notBreaching',
    });
    return provision(
      service,
      region,
      [arnOf('dynamodb', region, `table/${options.name}`)],
      [
        {
          namespace: 'AWS/DynamoDB',
          dimensions: table,
          metrics: [
            level('ConsumedReadCapacityUnits', 'Count', reads),
            level('ConsumedWriteCapacityUnits', 'Count', writes),
            events('ReadThrottleEvents', () => 0),
            events('WriteThrottleEvents', () => 0),
            events('ThrottledRequests', () => 0),
            events('SystemErrors', () => 0),
            events('UserErrors', rhythm.seldom('refused', 0.02)),
          ],
          watches: [
            refused(
              'throttles',
              'ThrottledRequests',
              'Requests to the table are throttled.',
            ),
            refused(
              'system-errors',
              'SystemErrors',
              'DynamoDB fails to answer requests to the table.',
            ),
          ],
        },
        ...(['GetItem', 'PutItem', 'Query'] as const).map(Operation => ({
          namespace: 'AWS/DynamoDB',
          dimensions: { ...table, Operation },
          metrics: [
            latencies(
              Operation === 'PutItem' ? writes : reads,
              'SuccessfulRequestLatency',
              'Milliseconds' as const,
              rhythm.level(Operation, 6, 1.5),
            ),
          ],
        })),
      ],
    );
  };
}
