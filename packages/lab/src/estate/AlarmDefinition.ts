import { MetricId } from './Series';

/** How an alarm watches one metric, in CloudWatch's own terms. */
export interface AlarmDefinition extends MetricId {
  name: string;
  region: string;
  service: string;
  /** Name of the topic that it notifies. */
  topic?: string;
  description: string;
  statistic: string;
  unit?: string;
  /** Seconds. */
  period: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  comparison: 'GreaterThanThreshold' | 'LessThanThreshold';
  threshold: number;
  treatMissingData: 'missing' | 'notBreaching' | 'breaching';
  /** When it was defined, in milliseconds since the epoch. */
  createdAt: number;
}
