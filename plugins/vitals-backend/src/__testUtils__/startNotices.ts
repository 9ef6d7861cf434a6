import { mockServices } from '@backstage/backend-test-utils';
import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { FakeProvider, reading } from './FakeProvider';
import { Statuses, ref, service } from './startOnCall';
import { moduleWith, startVitals } from './startVitals';

/** A service of a group, which need not be there. */
export function owned(
  owner: string,
  ...[name, needs, annotations]: Parameters<typeof service>
): Entity {
  const entity = service(name, needs, annotations);
  return { ...entity, spec: { ...entity.spec, owner } };
}

export function group(
  name: string,
  children: string[] = [],
  members: string[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children },
    relations: [
      ...children.map(child => ({
        type: 'parentOf',
        targetRef: `group:default/${child}`,
      })),
      ...members.map(member => ({
        type: 'hasMember',
        targetRef: `user:default/${member}`,
      })),
    ],
  };
}

export interface StartNoticesOptions {
  entities: Entity[] | (() => Entity[]);
  /** Of `vitals.notifications`. */
  config?: object;
  knex?: Knex;
  /** In place of the notifications service that sends nothing. */
  features?: BackendFeature[];
}

/** The plugin with a notifications service that writes down what it is to send. */
export async function startNotices(options: StartNoticesOptions) {
  const provider = new FakeProvider();
  const sent: NotificationSendOptions[] = [];
  const send = jest.fn(async (each: NotificationSendOptions) => {
    sent.push(each);
  });
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const vitals = await startVitals({
    entities: options.entities,
    knex: options.knex,
    features: [
      moduleWith(provider),
      logger.factory,
      ...(options.features ?? [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ]),
    ],
    config: {
      app: { baseUrl: 'https://portal.test/' },
      vitals: {
        // A reading counts for half an hour.
        surveyPeriod: { minutes: 10 },
        notifications: options.config,
      },
    },
  });
  return {
    ...vitals,
    logger,
    provider,
    send,
    sent,
    /** `<owner>: <title>` of each, in order. */
    told: () => sent.map(titleOf),
    /** A survey that finds these. */
    become: async (statuses: Statuses) => {
      for (const [name, status] of Object.entries(statuses)) {
        provider.answers.set(ref(name), reading(status));
      }
      await vitals.survey();
    },
    /** What its tasks do every few seconds. */
    look: async () => {
      await vitals.run('decide-notices');
      await vitals.run('deliver-notices');
    },
  };
}

export function titleOf({ recipients, payload }: NotificationSendOptions) {
  const owner = recipients.type === 'entity' ? recipients.entityRef : 'all';
  return `${String(owner).replace('group:default/', '')}: ${payload.title}`;
}
