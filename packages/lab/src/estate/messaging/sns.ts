import { events } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A topic, and an alarm for when it does not reach who waits for its messages. */
export function sns(options: {
  name: string;
  /** Absent for one that carries alarms, which are rare. */
  peakMessages?: number;
  /** What the alarm's name says of the topic where a service has several. */
  suffix?: string;
}): Part {
  return service => {
    const { region } = service;
    const rhythm = rhythmOf(service, options.name);
    const published = options.peakMessages
      ? rhythm.traffic(options.peakMessages)
      : rhythm.seldom('published', 0.002);
    return provision(
      service,
      region,
      [arnOf('sns', region, options.name)],
      [
        {
          namespace: 'AWS/SNS',
          dimensions: { TopicName: options.name },
          metrics: [
            events('NumberOfMessagesPublished', published),
            events('NumberOfNotificationsDelivered', published),
            events('NumberOfNotificationsFailed', () => 0),
          ],
          watches: [
            {
              suffix: `${options.suffix ?? 'sns'}-failures`,
              description: 'Notifications do not reach their subscribers.',
              metricName: 'NumberOfNotificationsFailed',
              statistic: 'Sum',
              period: 300,
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
