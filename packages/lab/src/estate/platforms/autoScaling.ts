import { exact, percent } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** An Auto Scaling group of EC2 instances. */
export function autoScaling(options: {
  name: string;
  /** The UUID that stands in its ARN. */
  id: string;
  instances: { minimum: number; desired: number };
}): Part {
  const { minimum, desired } = options.instances;
  return service => {
    const { region } = service;
    const rhythm = rhythmOf(service, options.name);
    const dimensions = { AutoScalingGroupName: options.name };
    return provision(
      service,
      region,
      [
        arnOf(
          'autoscaling',
          region,
          `autoScalingGroup:${options.id}:autoScalingGroupName/${options.name}`,
        ),
      ],
      [
        {
          namespace: 'AWS/EC2',
          dimensions,
          metrics: [
            percent('CPUUtilization', rhythm.level('cpu', 18, 26)),
            exact('StatusCheckFailed', () => 0),
            exact('NetworkIn', rhythm.level('in', 4e6, 8e6), 'Bytes'),
            exact('NetworkOut', rhythm.level('out', 9e6, 2e7), 'Bytes'),
          ],
          watches: [
            {
              suffix: 'ec2-cpu',
              description: 'The instances use more than 80 % of their CPU.',
              metricName: 'CPUUtilization',
              statistic: 'Average',
              evaluationPeriods: 5,
              threshold: 80,
            },
            {
              suffix: 'ec2-status-check',
              description: 'An instance fails its status check.',
              metricName: 'StatusCheckFailed',
              statistic: 'Maximum',
              evaluationPeriods: 2,
              threshold: 0,
            },
          ],
        },
        {
          namespace: 'AWS/AutoScaling',
          dimensions,
          metrics: [
            exact('GroupDesiredCapacity', () => desired, 'None'),
            exact('GroupInServiceInstances', () => desired, 'None'),
          ],
          watches: [
            {
              suffix: 'asg-in-service',
              description: `Fewer than ${minimum} instances are in service.`,
              metricName: 'GroupInServiceInstances',
              statistic: 'Minimum',
              comparison: 'LessThanThreshold',
              threshold: minimum,
            },
          ],
        },
      ],
    );
  };
}
