import { among, events, exact, latencies } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { Figure, rhythmOf } from '../rhythm';

/** A Lambda function, invoked by requests or every so many minutes by a schedule. */
export function lambda(options: {
  /** The name of the function; the service's unless it is given. */
  name?: string;
  /** Milliseconds that it may take; Lambda ends it then. */
  timeoutMilliseconds: number;
  invocations: { peak: number } | { everyMinutes: number };
}): Part {
  const { timeoutMilliseconds, invocations } = options;
  return service => {
    const { region } = service;
    const name = options.name ?? service.name;
    const rhythm = rhythmOf(service, name);
    const runs: Figure =
      'peak' in invocations
        ? rhythm.traffic(invocations.peak)
        : minute => (minute % invocations.everyMinutes === 0 ? 1 : 0);
    const chance = 'peak' in invocations ? 0.04 : 0;
    return provision(
      service,
      region,
      [arnOf('lambda', region, `function:${name}`)],
      [
        {
          namespace: 'AWS/Lambda',
          dimensions: { FunctionName: name },
          metrics: [
            events('Invocations', runs),
            among(runs, 'Errors', rhythm.seldom('faults', chance)),
            among(runs, 'Throttles', () => 0),
            latencies(runs, 'Duration', 'Milliseconds', minute => {
              const busy = rhythm.level('duration', 0.22, 0.06);
              return timeoutMilliseconds * busy(minute);
            }),
            exact('ConcurrentExecutions', minute =>
              Math.ceil(runs(minute) / 60),
            ),
          ],
          watches: [
            {
              suffix: 'lambda-errors',
              description: 'More than 5 invocations failed in 5 minutes.',
              metricName: 'Errors',
              statistic: 'Sum',
              period: 300,
              evaluationPeriods: 1,
              threshold: 5,
              treatMissingData: 'notBreaching',
            },
            {
              suffix: 'lambda-throttles',
              description: 'Invocations are refused for want of concurrency.',
              metricName: 'Throttles',
              statistic: 'Sum',
              threshold: 0,
              treatMissingData: 'notBreaching',
            },
            {
              suffix: 'lambda-duration-p95',
              description: `The 95th percentile of the duration is near the timeout of ${timeoutMilliseconds / 1000} s.`,
              metricName: 'Duration',
              statistic: 'p95',
              threshold: 0.8 * timeoutMilliseconds,
              treatMissingData: 'notBreaching',
            },
          ],
        },
      ],
    );
  };
}
