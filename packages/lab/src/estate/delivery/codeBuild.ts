import { events, level } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A build project. One build every other hour, more or less. */
export function codeBuild(options: { name: string }): Part {
  return service => {
    const { region } = service;
    const rhythm = rhythmOf(service, options.name);
    const builds = rhythm.seldom('builds', 1 / 120);
    const duration = level(
      'Duration',
      'Seconds',
      rhythm.level('time', 190, 40),
    );
    return provision(
      service,
      region,
      [arnOf('codebuild', region, `project/${options.name}`)],
      [
        {
          namespace: 'AWS/CodeBuild',
          dimensions: { ProjectName: options.name },
          metrics: [
            events('Builds', builds),
            events('SucceededBuilds', builds),
            events('FailedBuilds', () => 0),
            {
              ...duration,
              sample: (value, minute) =>
                builds(minute) ? duration.sample(value, minute) : undefined,
            },
          ],
          watches: [
            {
              suffix: 'build-failed',
              description: 'A build failed.',
              metricName: 'FailedBuilds',
              statistic: 'Sum',
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
