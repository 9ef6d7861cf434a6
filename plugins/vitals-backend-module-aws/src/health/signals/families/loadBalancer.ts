import {
  Family,
  chart,
  errorShare,
  maximum,
  percentilesOf,
  sum,
} from './Family';

/*
 * "CloudWatch metrics for your Application Load Balancer": counts are reported only if they are not zero, and
 * so is the number of requests; hosts as long as targets are registered.
 */
const requests = sum('RequestCount', { isSparse: true });
const target4xx = sum('HTTPCode_Target_4XX_Count', { isSparse: true });
const target5xx = sum('HTTPCode_Target_5XX_Count', { isSparse: true });
const balancer5xx = sum('HTTPCode_ELB_5XX_Count', { isSparse: true });
const unhealthy = maximum('UnHealthyHostCount');
const latency = { name: 'TargetResponseTime', unit: 'Seconds' } as const;
const namespace = 'AWS/ApplicationELB';

const traffic = chart('requests', 'Requests', 'traffic', 'Count', {
  Requests: requests,
});
const hosts = chart('hosts', 'Targets', 'saturation', 'Count', {
  healthy: { name: 'HealthyHostCount', stat: 'Minimum' },
  unhealthy,
});
const failedHealthCheck = {
  title: 'Failed health checks',
  chart: 'hosts',
  measures: [unhealthy],
  threshold: 0,
};

/** An Application Load Balancer: all that goes through it. */
export const loadBalancer: Family = {
  namespace,
  charts: [
    traffic,
    chart('errors', 'Errors', 'errors', 'Count', {
      '4xx of targets': target4xx,
      '5xx of targets': target5xx,
      '5xx of the load balancer': balancer5xx,
    }),
    errorShare(
      { '5xx': [target5xx, balancer5xx], '4xx': [target4xx] },
      requests,
    ),
    percentilesOf(latency),
  ],
  defaults: [
    {
      title: '5XX',
      chart: 'errors',
      measures: [target5xx, balancer5xx],
      threshold: 10,
      traffic: requests,
    },
  ],
  requests: { total: requests, bad: [target5xx, balancer5xx] },
  latency,
};

/** A target group of a load balancer that is there, too. */
export const targetGroup: Family = {
  namespace,
  charts: [hosts],
  defaults: [failedHealthCheck],
};

/** A target group of a load balancer that others share: its part of what goes through. */
export const sharedTargetGroup: Family = {
  namespace,
  charts: [
    traffic,
    chart('errors', 'Errors', 'errors', 'Count', {
      '4xx of targets': target4xx,
      '5xx of targets': target5xx,
    }),
    errorShare({ '5xx': [target5xx], '4xx': [target4xx] }, requests),
    percentilesOf(latency),
    hosts,
  ],
  defaults: [
    {
      title: '5XX',
      chart: 'errors',
      measures: [target5xx],
      threshold: 10,
      traffic: requests,
    },
    failedHealthCheck,
  ],
  requests: { total: requests, bad: [target5xx] },
  latency,
};
