import {
  Acknowledgement,
  EntityFacts,
  Incident,
  IncidentEntity,
  OnCall,
  Status,
  compareStatus,
} from '@gantry/plugin-vitals-common';
import { group } from './renderPage';
import { ago } from './vitals';

export function incidentEntity(
  name: string,
  status: Status,
  facts: EntityFacts = {},
  more: Partial<IncidentEntity> = {},
): IncidentEntity {
  return {
    entityRef: `component:default/${name}`,
    facts: {
      type: 'service',
      ownerRef: group,
      systemRef: 'system:default/shop',
      ...facts,
    },
    vital: 'health',
    verdict: {
      status,
      reason: `${name} is ${status}`,
      observedAt: ago(10),
      since: ago(60 * 14),
      source: 'cloudwatch/prod/us-east-1',
      link: `https://console.example/${name}`,
    },
    ...more,
  };
}

/** The first of the entities is the cause, unless told. */
export function incident(
  entities: IncidentEntity[],
  more: Partial<Incident> = {},
): Incident {
  const [first] = entities;
  return {
    cause: { entityRef: first.entityRef },
    status: entities.map(({ verdict }) => verdict).sort(compareStatus)[0]
      .status,
    since: first.verdict.since,
    entityCount: entities.length,
    entities,
    ...more,
  };
}

export function onCallAnswer(
  items: Incident[],
  more: Partial<OnCall> = {},
): OnCall {
  return { revision: 1, items, mayAcknowledge: true, ...more };
}

export function acknowledged(
  by: string,
  note?: string,
  minutesAgo = 3,
): Acknowledgement {
  return { by: `user:default/${by}`, at: ago(60 * minutesAgo), note };
}
