import { AlarmDefinition } from './AlarmDefinition';
import { resourcesOf } from './resourcesOf';
import { Service } from './Service';

const GIBIBYTE = 2 ** 30;

type Watch = Pick<
  AlarmDefinition,
  | 'description'
  | 'namespace'
  | 'metricName'
  | 'dimensions'
  | 'statistic'
  | 'threshold'
> &
  Partial<AlarmDefinition> & { suffix: string };

/** The alarms that the infrastructure template gives a service. */
export function alarmsOf(service: Service): AlarmDefinition[] {
  const resources = resourcesOf(service);
  const loadBalancer = {
    namespace: 'AWS/ApplicationELB',
    dimensions: {
      LoadBalancer: resources.loadBalancer,
      TargetGroup: resources.targetGroup,
    },
  };
  const watches: Watch[] = [
    {
      ...loadBalancer,
      suffix: 'alb-5xx',
      description: 'The targets answer with server errors.',
      metricName: 'HTTPCode_Target_5XX_Count',
      statistic: 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 10,
      treatMissingData: 'notBreaching',
    },
    {
      ...loadBalancer,
      suffix: 'alb-latency-p95',
      description: `The 95th percentile of the response time is above ${service.latencyP95Milliseconds} ms.`,
      metricName: 'TargetResponseTime',
      statistic: 'p95',
      threshold: service.latencyP95Milliseconds / 1000,
    },
    {
      ...loadBalancer,
      suffix: 'alb-unhealthy-hosts',
      description: 'A target fails its health check.',
      metricName: 'UnHealthyHostCount',
      statistic: 'Maximum',
      evaluationPeriods: 1,
      threshold: 0,
    },
  ];

  if (resources.ecs) {
    const ecs = {
      namespace: 'AWS/ECS',
      dimensions: {
        ClusterName: resources.ecs.clusterName,
        ServiceName: resources.ecs.serviceName,
      },
      statistic: 'Average',
      evaluationPeriods: 5,
      threshold: 80,
    };
    watches.push(
      {
        ...ecs,
        suffix: 'ecs-cpu',
        description: 'The tasks use more than 80 % of their CPU.',
        metricName: 'CPUUtilization',
      },
      {
        ...ecs,
        suffix: 'ecs-memory',
        description: 'The tasks use more than 80 % of their memory.',
        metricName: 'MemoryUtilization',
      },
    );
  }

  if (resources.databaseInstance) {
    const database = {
      namespace: 'AWS/RDS',
      dimensions: { DBInstanceIdentifier: resources.databaseInstance },
      statistic: 'Average',
      threshold: 80,
    };
    watches.push(
      {
        ...database,
        suffix: 'rds-cpu',
        description: 'The database uses more than 80 % of its CPU.',
        metricName: 'CPUUtilization',
        evaluationPeriods: 5,
      },
      {
        ...database,
        suffix: 'rds-storage',
        description: 'Less than 2 GiB of the database storage is free.',
        metricName: 'FreeStorageSpace',
        comparison: 'LessThanThreshold',
        threshold: 2 * GIBIBYTE,
      },
      {
        ...database,
        suffix: 'rds-connections',
        description: 'More than 80 connections to the database are open.',
        metricName: 'DatabaseConnections',
      },
    );
  }

  return watches.map(({ suffix, ...watch }) => {
    const evaluationPeriods = watch.evaluationPeriods ?? 3;
    return {
      period: 60,
      comparison: 'GreaterThanThreshold',
      treatMissingData: 'missing',
      ...watch,
      name: `${service.name}-${suffix}`,
      region: service.region,
      service: service.name,
      evaluationPeriods,
      datapointsToAlarm: evaluationPeriods,
      createdAt: service.createdAt,
    };
  });
}
