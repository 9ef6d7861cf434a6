import { events, latencies } from '../metrics';
import { Part } from '../Part';
import { provision } from '../provision';
import { rhythmOf } from '../rhythm';
import { requestWatches } from './requestWatches';

/** ECS Service Connect in front of a service that no load balancer leads to. It measures requests in milliseconds. */
export function serviceConnect(options: {
  cluster: string;
  latencyP95Milliseconds: number;
  peakRequests: number;
}): Part {
  const { cluster, latencyP95Milliseconds } = options;
  return service => {
    const rhythm = rhythmOf(service);
    const requests = rhythm.traffic(options.peakRequests);
    const faults = rhythm.seldom('faults', 0.05);
    const busy = rhythm.level('latency', 0.4, 0.06);
    const [errors, latency] = requestWatches('http', latencyP95Milliseconds);
    return provision(
      service,
      service.region,
      [],
      [
        {
          namespace: 'AWS/ECS',
          dimensions: {
            ClusterName: cluster,
            ServiceName: service.name,
            DiscoveryName: service.name,
          },
          metrics: [
            events('RequestCount', requests),
            latencies(
              requests,
              'TargetResponseTime',
              'Milliseconds',
              minute => latencyP95Milliseconds * busy(minute),
            ),
            events(
              'HTTPCode_Target_2XX_Count',
              minute => requests(minute) - faults(minute),
            ),
            events('HTTPCode_Target_5XX_Count', faults),
          ],
          watches: [errors, { ...latency, threshold: latencyP95Milliseconds }],
        },
      ],
    );
  };
}
