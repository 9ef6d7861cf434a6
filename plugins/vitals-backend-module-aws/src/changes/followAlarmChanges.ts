import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { AwsSource } from '@gantry/plugin-aws-node';
import { VitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import { z } from 'zod';

/** The topic to which the configured queues of EventBridge's events are published. */
export const eventBridgeTopic = 'aws-eventbridge';

/** What EventBridge says when an alarm changes; after the CloudWatch user guide, "Alarm events". */
const alarmChange = z.object({
  source: z.literal('aws.cloudwatch'),
  'detail-type': z.literal('CloudWatch Alarm State Change'),
  account: z.string(),
  region: z.string(),
});

export interface FollowAlarmChangesOptions {
  events: EventsService;
  sources: readonly AwsSource[];
  vitals: VitalsExtensionPoint;
  logger: LoggerService;
}

/**
 * Brings the survey of an account and region forward when EventBridge tells of an alarm that changed there.
 * Other events, and those of places that are not configured, are passed over.
 */
export async function followAlarmChanges(
  options: FollowAlarmChangesOptions,
): Promise<void> {
  const { events, logger, sources, vitals } = options;
  await events.subscribe({
    id: 'vitals-aws-alarms',
    topics: [eventBridgeTopic],
    onEvent: async ({ eventPayload }) => {
      const change = alarmChange.safeParse(eventPayload);
      if (!change.success) {
        return;
      }
      const { account, region } = change.data;
      const source = sources.find(
        each => each.account.id === account && each.region === region,
      );
      if (!source) {
        logger.debug(
          `An alarm changed in ${region} of account ${account}, which is not configured`,
        );
        return;
      }
      vitals.requestSurvey('health', source.id);
    },
  });
}
