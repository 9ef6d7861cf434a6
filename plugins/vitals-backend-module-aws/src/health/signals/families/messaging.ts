import { Family, chart, maximum, sum } from './Family';

/** "Available CloudWatch metrics for Amazon SQS". */
export const sqs: Family = {
  namespace: 'AWS/SQS',
  charts: [
    chart('messages', 'Messages', 'traffic', 'Count', {
      sent: sum('NumberOfMessagesSent'),
    }),
    chart('age', 'Age of the oldest message', 'latency', 'Seconds', {
      oldest: maximum('ApproximateAgeOfOldestMessage'),
    }),
    chart('depth', 'Queue depth', 'saturation', 'Count', {
      visible: maximum('ApproximateNumberOfMessagesVisible'),
    }),
  ],
};

/** "Monitoring Amazon SNS topics using CloudWatch". */
export const sns: Family = {
  namespace: 'AWS/SNS',
  charts: [
    chart('messages', 'Messages', 'traffic', 'Count', {
      published: sum('NumberOfMessagesPublished'),
    }),
    chart('failures', 'Failed deliveries', 'errors', 'Count', {
      failed: sum('NumberOfNotificationsFailed'),
    }),
  ],
};
