import { events, level, percent } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A CloudFront distribution. Its metrics and its tags are kept in us-east-1, wherever it serves. */
export function cloudFront(options: {
  id: string;
  peakRequests: number;
}): Part {
  return service => {
    const rhythm = rhythmOf(service, options.id);
    const requests = rhythm.traffic(options.peakRequests);
    const refused = rhythm.level('4xx', 0.6, 0.2);
    const faults = rhythm.level('5xx', 0.05, 0.02);
    return provision(
      service,
      'us-east-1',
      [arnOf('cloudfront', '', `distribution/${options.id}`)],
      [
        {
          namespace: 'AWS/CloudFront',
          dimensions: { DistributionId: options.id, Region: 'Global' },
          metrics: [
            events('Requests', requests),
            level(
              'BytesDownloaded',
              'None',
              minute => 48_000 * requests(minute),
            ),
            percent('4xxErrorRate', refused),
            percent('5xxErrorRate', faults),
            percent(
              'TotalErrorRate',
              minute => refused(minute) + faults(minute),
            ),
            percent('CacheHitRate', rhythm.level('hits', 86, 4)),
          ],
          watches: [
            {
              suffix: 'cloudfront-5xx-rate',
              description: 'More than 5 % of the requests fail at the edge.',
              metricName: '5xxErrorRate',
              statistic: 'Average',
              threshold: 5,
              treatMissingData: 'notBreaching',
            },
          ],
        },
      ],
    );
  };
}
