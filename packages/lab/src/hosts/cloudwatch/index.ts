import { AwsService } from '../AwsService';
import { describeAlarmHistory } from './describeAlarmHistory';
import { describeAlarms } from './describeAlarms';
import { getMetricData } from './getMetricData';
import { listMetrics } from './listMetrics';

export const cloudwatch: AwsService = {
  upstream: 'cloudwatch',
  signingName: 'monitoring',
  actionPrefix: 'cloudwatch',
  target: 'GraniteServiceVersion20100801',
  throttlingCode: 'ThrottlingException',
  operations: {
    DescribeAlarms: describeAlarms,
    DescribeAlarmHistory: describeAlarmHistory,
    GetMetricData: getMetricData,
    ListMetrics: listMetrics,
  },
};
