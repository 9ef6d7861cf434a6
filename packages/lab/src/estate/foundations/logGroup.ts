import { exact } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A log group and what flows into it. */
export function logGroup(name: string, peakEvents = 600): Part {
  return service => {
    const { region } = service;
    const lines = rhythmOf(service, name).traffic(peakEvents);
    return provision(
      service,
      region,
      [arnOf('logs', region, `log-group:${name}`)],
      [
        {
          namespace: 'AWS/Logs',
          dimensions: { LogGroupName: name },
          metrics: [
            exact('IncomingLogEvents', lines),
            exact('IncomingBytes', minute => 240 * lines(minute), 'Bytes'),
          ],
        },
      ],
    );
  };
}
