import { events, exact, latencies } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision, suffix } from '../provision';
import { perMinute } from './counts';
import { FleetMember } from './FleetMember';
import { memberCounts } from './memberCounts';

/** A member's target group behind the load balancer of its system, and its alarm where it has one. */
export function memberTargets(member: FleetMember): Part {
  return service => {
    const { name, region } = service;
    const counts = memberCounts(member);
    const requests = perMinute(counts.requests);
    const seconds = member.latencyP95Milliseconds / 1000;
    const hosts = member.tier === '1' ? 3 : 2;
    const targets = `targetgroup/${name}/${suffix('tg', region, name)}`;
    const balancer = `app/${member.system}/${suffix('alb', region, member.system)}`;
    return provision(
      service,
      region,
      [arnOf('elasticloadbalancing', region, targets)],
      [
        {
          namespace: 'AWS/ApplicationELB',
          dimensions: { LoadBalancer: balancer, TargetGroup: targets },
          metrics: [
            events('RequestCount', requests),
            events('HTTPCode_Target_5XX_Count', perMinute(counts.failures)),
            latencies(requests, 'TargetResponseTime', 'Seconds', () => seconds),
            exact('HealthyHostCount', () => hosts),
            exact('UnHealthyHostCount', () => 0),
          ],
          watches: member.hasAlarm
            ? [
                {
                  suffix: 'alb-5xx',
                  description: 'The targets answer with server errors.',
                  metricName: 'HTTPCode_Target_5XX_Count',
                  statistic: 'Sum',
                  period: 300,
                  evaluationPeriods: 1,
                  threshold: 10,
                  treatMissingData: 'notBreaching',
                },
              ]
            : [],
        },
      ],
    );
  };
}
