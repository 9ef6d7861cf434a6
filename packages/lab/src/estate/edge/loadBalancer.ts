import { among, events, exact, latencies, Metric } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision, suffix, Watched } from '../provision';
import { Figure, Rhythm, rhythmOf } from '../rhythm';
import { Service } from '../Service';
import { requestWatches } from './requestWatches';

export interface TargetOptions {
  /** The latency that the service's SLO promises at the 95th percentile, in milliseconds. */
  latencyP95Milliseconds: number;
  /** Requests a minute at the daily peak. */
  peakRequests: number;
  /** Which part of the promised latency a quiet night takes. */
  quietLatency?: number;
  /** Targets that answer them. */
  hosts?: number;
}

// AWS allows load balancers and target groups 32 characters.
function short(name: string): string {
  return name.slice(0, 32).replace(/-+$/, '');
}

/** How CloudWatch spells a load balancer: the end of its ARN. */
function balancerOf(name: string, region: string): string {
  return `app/${short(name)}/${suffix('alb', region, name)}`;
}

function trafficOf(requests: Figure, p95: Figure, rhythm: Rhythm): Metric[] {
  const faults = rhythm.seldom('faults', 0.07);
  return [
    events('RequestCount', requests),
    latencies(requests, 'TargetResponseTime', 'Seconds', p95),
    events(
      'HTTPCode_Target_2XX_Count',
      minute => requests(minute) - faults(minute),
    ),
    events('HTTPCode_Target_5XX_Count', faults),
  ];
}

function targetsOf(
  service: Service,
  balancer: string,
  targets: string,
  options: TargetOptions,
): { group: Watched; traffic: Metric[] } {
  const { latencyP95Milliseconds, peakRequests, hosts = 3 } = options;
  const rhythm = rhythmOf(service);
  const requests = rhythm.traffic(peakRequests);
  const busy = rhythm.level('latency', options.quietLatency ?? 0.4, 0.06);
  const traffic = trafficOf(
    requests,
    minute => (latencyP95Milliseconds / 1000) * busy(minute),
    rhythm,
  );
  const group: Watched = {
    namespace: 'AWS/ApplicationELB',
    dimensions: { LoadBalancer: balancer, TargetGroup: targets },
    metrics: [
      ...traffic,
      exact('HealthyHostCount', () => hosts),
      exact('UnHealthyHostCount', () => 0),
      among(
        requests,
        'TargetConnectionErrorCount',
        rhythm.seldom('connection-errors', 0.01),
      ),
    ],
    watches: [
      ...requestWatches('alb', latencyP95Milliseconds),
      {
        suffix: 'alb-unhealthy-hosts',
        description: 'A target fails its health check.',
        metricName: 'UnHealthyHostCount',
        statistic: 'Maximum',
        evaluationPeriods: 1,
        threshold: 0,
      },
    ],
  };
  return { group, traffic };
}

/** An Application Load Balancer of a service's own, with one target group: what users feel is measured here. */
export function loadBalancer(options: TargetOptions): Part {
  return service => {
    const { name, region } = service;
    const balancer = balancerOf(name, region);
    const targets = `targetgroup/${short(name)}/${suffix('tg', region, name)}`;
    const { group, traffic } = targetsOf(service, balancer, targets, options);
    return provision(
      service,
      region,
      [
        arnOf('elasticloadbalancing', region, `loadbalancer/${balancer}`),
        arnOf('elasticloadbalancing', region, targets),
      ],
      [
        {
          namespace: 'AWS/ApplicationELB',
          dimensions: { LoadBalancer: balancer },
          metrics: traffic,
        },
        group,
      ],
    );
  };
}

/** A load balancer that several services share, each with a target group of its own. */
export function sharedLoadBalancer(options: {
  name: string;
  /** All its requests a minute at the daily peak. */
  peakRequests: number;
}): Part {
  return service => {
    const { region } = service;
    const balancer = balancerOf(options.name, region);
    const rhythm = rhythmOf(service, options.name);
    return provision(
      service,
      region,
      [arnOf('elasticloadbalancing', region, `loadbalancer/${balancer}`)],
      [
        {
          namespace: 'AWS/ApplicationELB',
          dimensions: { LoadBalancer: balancer },
          metrics: trafficOf(
            rhythm.traffic(options.peakRequests),
            rhythm.level('latency', 0.2, 0.03),
            rhythm,
          ),
        },
      ],
    );
  };
}

/** A service's target group behind a load balancer that it shares. */
export function targetGroup(
  options: TargetOptions & { loadBalancer: string },
): Part {
  return service => {
    const { name, region } = service;
    const targets = `targetgroup/${short(name)}/${suffix('tg', region, name)}`;
    const balancer = balancerOf(options.loadBalancer, region);
    return provision(
      service,
      region,
      [arnOf('elasticloadbalancing', region, targets)],
      [targetsOf(service, balancer, targets, options).group],
    );
  };
}
