import { among, events, latencies } from '../metrics';
import { Part } from '../Part';
import { provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A REST API of API Gateway. CloudWatch knows it by its name, ARNs by its id. */
export function apiGateway(options: {
  id: string;
  name: string;
  stage: string;
  latencyP95Milliseconds: number;
  peakRequests: number;
}): Part {
  return service => {
    const { region } = service;
    const rhythm = rhythmOf(service, options.name);
    const requests = rhythm.traffic(options.peakRequests);
    const busy = rhythm.level('latency', 0.45, 0.06);
    const p95 = (minute: number) =>
      options.latencyP95Milliseconds * busy(minute);
    const metrics = [
      events('Count', requests),
      among(requests, '4XXError', rhythm.seldom('refused', 0.3)),
      among(requests, '5XXError', rhythm.seldom('faults', 0.04)),
      latencies(requests, 'Latency', 'Milliseconds', p95),
      latencies(
        requests,
        'IntegrationLatency',
        'Milliseconds',
        minute => 0.9 * p95(minute),
      ),
    ];
    const api = `arn:aws:apigateway:${region}::/restapis/${options.id}`;
    return provision(
      service,
      region,
      [api, `${api}/stages/${options.stage}`],
      [
        {
          namespace: 'AWS/ApiGateway',
          dimensions: { ApiName: options.name, Stage: options.stage },
          metrics,
        },
        {
          namespace: 'AWS/ApiGateway',
          dimensions: { ApiName: options.name },
          metrics,
          watches: [
            {
              suffix: 'api-5xx',
              description: 'The API answered more than 10 errors in 5 minutes.',
              metricName: '5XXError',
              statistic: 'Sum',
              period: 300,
              evaluationPeriods: 1,
              threshold: 10,
              treatMissingData: 'notBreaching',
            },
            {
              suffix: 'api-latency-p95',
              description: `The 95th percentile of the latency is above ${options.latencyP95Milliseconds} ms.`,
              metricName: 'Latency',
              statistic: 'p95',
              threshold: options.latencyP95Milliseconds,
            },
          ],
        },
      ],
    );
  };
}
