import { events } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';

/** A rule of EventBridge that invokes its target on a schedule. */
export function schedule(options: {
  name: string;
  /** Minutes between two runs, counted from midnight UTC. */
  everyMinutes: number;
  /** The minute of the day of the first one. */
  fromMinute?: number;
}): Part {
  return service => {
    const { region } = service;
    const runs = (minute: number) =>
      minute % options.everyMinutes === (options.fromMinute ?? 0) ? 1 : 0;
    return provision(
      service,
      region,
      [arnOf('events', region, `rule/${options.name}`)],
      [
        {
          namespace: 'AWS/Events',
          dimensions: { RuleName: options.name },
          metrics: [
            events('Invocations', runs),
            events('TriggeredRules', runs),
            events('FailedInvocations', () => 0),
          ],
          watches: [
            {
              suffix: options.name.startsWith(`${service.name}-`)
                ? `${options.name.slice(service.name.length + 1)}-failures`
                : 'schedule-failures',
              description: 'The schedule could not invoke its target.',
              metricName: 'FailedInvocations',
              statistic: 'Sum',
              period: 300,
              evaluationPeriods: 1,
              threshold: 0,
              treatMissingData: 'notBreaching',
            },
          ],
        },
      ],
    );
  };
}
