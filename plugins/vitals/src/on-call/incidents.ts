import { parseEntityRef } from '@backstage/catalog-model';
import {
  Incident,
  IncidentCause,
  IncidentEntity,
  OnCall,
  Status,
  compareStatus,
} from '@gantry/plugin-vitals-common';
import { Live } from '../live';
import { isExpired, sourceName, verdictToShow } from '../verdict';
import { Filters } from './useFilters';

/** An incident as it may be shown now. */
export interface ShownIncident extends Incident {
  /** Tells it from the others, and stays while it lasts. */
  key: string;
  /** What it is called: the name of its cause. */
  name: string;
  /** The cause, where it is an entity. */
  lead?: IncidentEntity;
  /** The others. */
  members: IncidentEntity[];
  /** How many of its entities are chosen. */
  matches: number;
}

function causeKey(cause: IncidentCause): string {
  return 'source' in cause ? `source:${cause.source}` : cause.entityRef;
}

/** As people call it. */
export function nameOf({
  entityRef,
  facts,
}: Pick<IncidentEntity, 'entityRef' | 'facts'>): string {
  return facts.title ?? parseEntityRef(entityRef).name;
}

/**
 * Worst first, among equals what nobody has acknowledged yet, and then in the order of the answer. What has expired
 * keeps its place and is no longer known.
 */
export function incidentsToShow(
  onCall: Live<OnCall>,
  filters: Filters,
  owners: string[] | undefined,
  now: number,
): ShownIncident[] {
  const isOld = isExpired(onCall, now);
  return [...(onCall.data?.items ?? [])]
    .sort(
      (a, b) =>
        compareStatus(a, b) ||
        Number(!!a.acknowledgement) - Number(!!b.acknowledgement),
    )
    .map(incident => {
      const matches = incident.entities.filter(entity =>
        isChosen(entity, incident.cause, filters, owners),
      ).length;
      const entities = incident.entities.map(entity => ({
        ...entity,
        verdict: verdictToShow(entity.verdict, onCall, now)!,
      }));
      const { cause } = incident;
      const lead =
        'entityRef' in cause
          ? entities.find(({ entityRef }) => entityRef === cause.entityRef)
          : undefined;
      return {
        ...incident,
        status: isOld ? ('unknown' as Status) : incident.status,
        since: isOld
          ? new Date(onCall.updatedAt!).toISOString()
          : incident.since,
        entities,
        key: causeKey(cause),
        name: nameOfCause(cause, lead),
        lead,
        members: entities.filter(entity => entity !== lead),
        matches,
      };
    });
}

export function isListed(
  { matches, acknowledgement, entities, entityCount }: ShownIncident,
  { hidesAcknowledged }: Filters,
): boolean {
  // What is not listed may match.
  const mayMatch = matches > 0 || entities.length < entityCount;
  return mayMatch && !(hidesAcknowledged && acknowledgement);
}

function nameOfCause(
  cause: IncidentCause,
  lead: IncidentEntity | undefined,
): string {
  if ('source' in cause) {
    return sourceName(cause.source);
  }
  return lead ? nameOf(lead) : parseEntityRef(cause.entityRef).name;
}

function isChosen(
  entity: IncidentEntity,
  cause: IncidentCause,
  { isMine, statuses, tiers, text }: Filters,
  owners: string[] | undefined,
): boolean {
  const { facts, verdict } = entity;
  // At 3 a.m. rather one too many than one that is hidden because the catalog has not been read yet.
  const isKnown = Object.values(facts).some(fact => fact !== undefined);
  const isOwn =
    !owners || (!!facts.ownerRef && owners.includes(facts.ownerRef));
  return (
    (!isMine || isOwn || !isKnown) &&
    (statuses.length === 0 || statuses.includes(verdict.status)) &&
    (tiers.length === 0 || tiers.includes(facts.tier ?? '') || !isKnown) &&
    textOf(entity, cause).includes(text.trim().toLowerCase())
  );
}

/** What may be searched for: how it is called, whose it is, and what is said of it. */
function textOf(
  { entityRef, facts, verdict }: IncidentEntity,
  cause: IncidentCause,
): string {
  return [
    entityRef,
    facts.title,
    facts.ownerRef,
    facts.systemRef,
    verdict.reason,
    causeKey(cause),
  ]
    .join(' ')
    .toLowerCase();
}
