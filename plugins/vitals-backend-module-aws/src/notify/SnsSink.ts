import {
  PublishCommand,
  PublishCommandInput,
  SNSClient,
} from '@aws-sdk/client-sns';
import { AwsClients, TopicSettings, toAwsError } from '@gantry/plugin-aws-node';
import { Notice, NoticeSink, noticeKey } from '@gantry/plugin-vitals-node';

export interface SnsSinkOptions {
  clients: AwsClients;
  topic: TopicSettings;
}

/** SNS takes so many letters for a subject, and no others than those of ASCII. */
const longestSubject = 100;
/** SNS takes so many bytes for a message, attributes included. */
const longestAttribute = 20_000;

/** Publishes notices to a topic of SNS. */
export class SnsSink implements NoticeSink {
  readonly id = 'sns';
  private readonly client: SNSClient;

  constructor(private readonly options: SnsSinkOptions) {
    this.client = options.clients.get(SNSClient, options.topic);
  }

  async deliver(notice: Notice, signal: AbortSignal): Promise<void> {
    const { topic } = this.options;
    try {
      await this.client.send(new PublishCommand(message(notice, topic.arn)), {
        abortSignal: signal,
      });
    } catch (error) {
      throw toAwsError(error, {
        source: { id: `sns/${topic.account.name}/${topic.region}`, ...topic },
        service: 'SNS',
        action: 'sns:Publish',
      });
    }
  }
}

function message(notice: Notice, TopicArn: string): PublishCommandInput {
  const isOrdered = TopicArn.endsWith('.fifo');
  return {
    TopicArn,
    Subject: subjectOf(notice),
    Message: [notice.title, notice.text, notice.url].join('\n\n'),
    MessageAttributes: attributesOf(notice),
    // Such a topic keeps a second one from its subscribers by itself.
    MessageGroupId: isOrdered ? notice.incidentId : undefined,
    MessageDeduplicationId: isOrdered ? noticeKey(notice) : undefined,
  };
}

function subjectOf({ title }: Notice): string {
  const letters = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]+/g, '?');
  return letters.length > longestSubject
    ? `${letters.slice(0, longestSubject - 3)}...`
    : letters;
}

/** What subscriptions filter by. The single entity is the probable cause, or the worst. */
function attributesOf(
  notice: Notice,
): NonNullable<PublishCommandInput['MessageAttributes']> {
  const { entities, ownerRef, phase, severity } = notice;
  const [first] = entities;
  const tiers = entities.flatMap(({ tier }) => tier ?? []).sort();
  const refs = entities.map(({ entityRef }) => entityRef);
  while (JSON.stringify(refs).length > longestAttribute) {
    refs.pop();
  }
  const texts: Record<string, string | undefined> = {
    id: noticeKey(notice),
    status: phase,
    severity,
    tier: tiers[0],
    owner: ownerRef,
    entityRef: first.entityRef,
    runbook: first.runbook,
  };
  return {
    ...Object.fromEntries(
      Object.entries(texts)
        .filter(([, value]) => value)
        .map(([name, StringValue]) => [
          name,
          { DataType: 'String', StringValue },
        ]),
    ),
    entityRefs: {
      DataType: 'String.Array',
      StringValue: JSON.stringify(refs),
    },
  };
}
