import { Entity } from '@backstage/catalog-model';
import {
  ExtensionDefinition,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import {
  MockStarredEntitiesApi,
  catalogApiRef,
  entityRouteRef,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  Fleet,
  Handover,
  OnCall,
  Status,
  Transition,
} from '@gantry/plugin-vitals-common';
import { vitalsApiRef } from '../api';
import { PageShortcuts, pageShortcutsApiRef } from '../keyboard';
import {
  createRouteRef,
  entityRouteRef as ownEntityRouteRef,
  taskRouteRef,
  templateRouteRef,
} from '../routes';
import { fakeSignals } from './signals';
import { visitedBefore } from './visits';
import { ago } from './vitals';

export const group = 'group:default/commerce';

/** A service of the shop, owned by the user's group unless told. */
export function service(
  name: string,
  owner = group,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner, system: 'shop' },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** Minutes since when each service has its status; fourteen unless told. */
export function fleet(
  statuses: Record<string, Status | undefined>,
  minutes: Record<string, number> = {},
): Fleet {
  return {
    revision: 1,
    items: Object.entries(statuses).map(([name, status]) => ({
      entityRef: `component:default/${name}`,
      facts: { title: name },
      verdicts: status
        ? {
            health: {
              status,
              reason: `${name} is ${status}`,
              observedAt: ago(10),
              since: ago(60 * (minutes[name] ?? 14)),
              source: 'cloudwatch/prod/us-east-1',
              link: `https://console.example/${name}`,
            },
          }
        : {},
    })),
  };
}

export function transition(
  name: string,
  from: Status,
  to: Status,
  minutesAgo: number,
): Transition {
  return {
    entityRef: `component:default/${name}`,
    vital: 'health',
    source: 'cloudwatch/prod/us-east-1',
    from,
    to,
    reason: `${name} is ${to}`,
    at: ago(60 * minutesAgo),
  };
}

export interface PageOptions {
  /** Or the error that every question to the catalog meets. */
  entities?: Entity[] | Error;
  getFleet?: jest.Mock;
  onCall?: OnCall | Error;
  handover?: Handover | Error;
  transitions?: Transition[] | Error;
  /** Whether the answer breaks off before all that changed. */
  moreTransitions?: boolean;
  tasks?: Partial<ScaffolderTask>[] | Error;
  unread?: number | Error;
  starred?: string[];
  visits?: string[];
  mayCreate?: boolean;
  /** Or the error that the question who the user is meets. */
  ownershipEntityRefs?: string[] | Error;
  path?: string;
  signals?: ReturnType<typeof fakeSignals>;
}

/** A page of the plugin in an app whose upstreams say what the test wrote down. */
export function renderPage(
  page: ExtensionDefinition,
  options: PageOptions = {},
) {
  const { entities = [], signals = fakeSignals() } = options;
  const catalogApi = catalogApiMock({
    entities: entities instanceof Error ? [] : entities,
  });
  const asked = {
    getEntities: jest.spyOn(catalogApi, 'getEntities'),
    getEntitiesByRefs: jest.spyOn(catalogApi, 'getEntitiesByRefs'),
    queryEntities: jest.spyOn(catalogApi, 'queryEntities'),
  };
  if (entities instanceof Error) {
    Object.values(asked).forEach(spy => spy.mockRejectedValue(entities));
  }
  const identity = mockApis.identity({
    userEntityRef: 'user:default/guest',
    ownershipEntityRefs:
      options.ownershipEntityRefs instanceof Error
        ? []
        : (options.ownershipEntityRefs ?? ['user:default/guest', group]),
  });
  if (options.ownershipEntityRefs instanceof Error) {
    jest
      .spyOn(identity, 'getBackstageIdentity')
      .mockRejectedValue(options.ownershipEntityRefs);
  }
  const starredApi = new MockStarredEntitiesApi();
  options.starred?.forEach(ref => starredApi.toggleStarred(ref));

  const pageShortcuts = new PageShortcuts();
  const vitalsApi = {
    getFleet: options.getFleet ?? answers(fleet({})),
    getTransitions: answers(
      options.transitions instanceof Error
        ? options.transitions
        : {
            items: options.transitions ?? [],
            cursor: options.moreTransitions ? 'older' : undefined,
          },
    ),
    getOnCall: answers(
      options.onCall ?? { revision: 1, items: [], mayAcknowledge: false },
    ),
    acknowledge: answers({ by: 'user:default/guest', at: ago(0) }),
    withdrawAcknowledgement: answers(undefined),
    getHandover: answers(options.handover ?? new Error('no handover')),
  };

  renderTestApp({
    extensions: [page],
    initialRouteEntries: [options.path ?? '/'],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/entity/:namespace/:kind/:name': ownEntityRouteRef,
      '/create': createRouteRef,
      '/create/templates/:namespace/:templateName': templateRouteRef,
      '/create/tasks/:taskId': taskRouteRef,
    },
    apis: [
      [vitalsApiRef, vitalsApi],
      [pageShortcutsApiRef, pageShortcuts],
      [catalogApiRef, catalogApi],
      [signalApiRef, signals.api],
      [starredEntitiesApiRef, starredApi],
      [
        scaffolderApiRef,
        {
          listTasks: answers(
            options.tasks instanceof Error
              ? options.tasks
              : { tasks: options.tasks ?? [] },
          ),
        } as any,
      ],
      [
        notificationsApiRef,
        {
          getStatus: answers(
            options.unread instanceof Error
              ? options.unread
              : { unread: options.unread ?? 0, read: 0 },
          ),
        } as any,
      ],
      mockApis.permission({
        authorize:
          options.mayCreate === false
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      [storageApiRef, visitedBefore(options.visits)],
      identity,
    ],
  });
  return { asked, signals, vitalsApi, pageShortcuts };
}

function answers(answer: unknown): jest.Mock {
  return answer instanceof Error
    ? jest.fn().mockRejectedValue(answer)
    : jest.fn().mockResolvedValue(answer);
}
