import { exact, events, level } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A queue, with its dead-letter queue where it has one. */
export function sqs(options: {
  name: string;
  deadLetters?: string;
  peakMessages: number;
}): Part {
  return service => {
    const { region } = service;
    const rhythm = rhythmOf(service, options.name);
    const sent = rhythm.traffic(options.peakMessages);
    const { deadLetters } = options;
    return provision(
      service,
      region,
      [options.name, ...(deadLetters ? [deadLetters] : [])].map(name =>
        arnOf('sqs', region, name),
      ),
      [
        {
          namespace: 'AWS/SQS',
          dimensions: { QueueName: options.name },
          metrics: [
            events('NumberOfMessagesSent', sent),
            events('NumberOfMessagesReceived', sent),
            events('NumberOfMessagesDeleted', sent),
            exact(
              'ApproximateNumberOfMessagesVisible',
              rhythm.level('waiting', 2, 4),
            ),
            level(
              'ApproximateAgeOfOldestMessage',
              'Seconds',
              rhythm.level('age', 3, 6),
            ),
          ],
          watches: [
            {
              suffix: 'sqs-age',
              description: 'A message has waited for more than 5 minutes.',
              metricName: 'ApproximateAgeOfOldestMessage',
              statistic: 'Maximum',
              threshold: 300,
            },
          ],
        },
        ...(deadLetters
          ? [
              {
                namespace: 'AWS/SQS',
                dimensions: { QueueName: deadLetters },
                metrics: [exact('ApproximateNumberOfMessagesVisible', () => 0)],
                watches: [
                  {
                    suffix: 'sqs-dead-letters',
                    description: 'Messages could not be processed.',
                    metricName: 'ApproximateNumberOfMessagesVisible',
                    statistic: 'Maximum',
                    evaluationPeriods: 1,
                    threshold: 0,
                  },
                ],
              },
            ]
          : []),
      ],
    );
  };
}
