import { Family, average, chart, maximum } from './Family';

const cpu = chart('cpu', 'CPU', 'saturation', 'Percent', {
  average: average('CPUUtilization'),
  maximum: maximum('CPUUtilization'),
});

/** "Amazon ECS service utilization metrics". */
export const ecsService: Family = {
  namespace: 'AWS/ECS',
  charts: [
    cpu,
    chart('memory', 'Memory', 'saturation', 'Percent', {
      average: average('MemoryUtilization'),
      maximum: maximum('MemoryUtilization'),
    }),
  ],
};

/** Every five minutes, unless detailed monitoring is on; the size of the group where its metrics are enabled. */
export const autoScalingGroup: Family = {
  namespace: 'AWS/EC2',
  finest: 300,
  charts: [
    cpu,
    chart('instances', 'Instances', 'saturation', 'Count', {
      'in service': average('GroupInServiceInstances', {
        namespace: 'AWS/AutoScaling',
      }),
      desired: average('GroupDesiredCapacity', {
        namespace: 'AWS/AutoScaling',
      }),
    }),
  ],
};
