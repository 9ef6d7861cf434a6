import { Incident } from '@gantry/plugin-vitals-common';
import { tellableFacts } from './tellableFacts';

/** The rest of a large one would fill what an assistant can read, and say no more. */
const mostEntities = 20;

/** An incident with the worst of its entities, and how many it has. */
export function briefIncident(incident: Incident) {
  return {
    ...incident,
    entities: incident.entities
      .slice(0, mostEntities)
      .map(entity => ({ ...entity, facts: tellableFacts(entity.facts) })),
  };
}
