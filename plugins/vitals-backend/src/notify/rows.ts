import { Status } from '@gantry/plugin-vitals-common';
import { OpenIncident, Recovery } from './Incidents';
import { FailingStatus } from './NoticeSettings';
import { Watch } from './Watch';

export interface StateRow {
  revision: number | string;
  looked_at: string | null;
  began_at: string | null;
}

export interface WatchRow {
  entity_ref: string;
  status: Status;
  failing_since: string | null;
  critical_since: string | null;
  unknown_since: string | null;
  well_since: string | null;
}

export interface IncidentRow {
  id: string;
  owner_ref: string;
  topic: string;
  lead_ref: string;
  status: FailingStatus;
  lower_since: string | null;
  round: number;
  /** A number in some databases. */
  is_quiet: boolean | number;
  opened_at: string;
  began_at: string | null;
}

export interface EntityRow {
  owner_ref: string;
  entity_ref: string;
  incident_id: string;
}

export interface RecoveryRow {
  incident_id: string;
  entity_ref: string;
  well_since: string | null;
}

export interface OutboxRow {
  id: number | string;
  incident_id: string;
  notice_key: string;
  sink: string;
  notice: string;
  created_at: string;
  attempts: number;
  claimed_by: string | null;
  due_at: string;
  done_at: string | null;
}

export function toWatch(row: WatchRow): Watch {
  return {
    entityRef: row.entity_ref,
    status: row.status,
    failingSince: row.failing_since ?? undefined,
    criticalSince: row.critical_since ?? undefined,
    unknownSince: row.unknown_since ?? undefined,
    wellSince: row.well_since ?? undefined,
  };
}

export function toWatchRow(watch: Watch): WatchRow {
  return {
    entity_ref: watch.entityRef,
    status: watch.status,
    failing_since: watch.failingSince ?? null,
    critical_since: watch.criticalSince ?? null,
    unknown_since: watch.unknownSince ?? null,
    well_since: watch.wellSince ?? null,
  };
}

export function toIncident(
  row: IncidentRow,
  entityRefs: readonly string[],
  recovered: readonly Recovery[],
): OpenIncident {
  return {
    id: row.id,
    ownerRef: row.owner_ref,
    topic: row.topic,
    leadRef: row.lead_ref,
    status: row.status,
    lowerSince: row.lower_since ?? undefined,
    round: row.round,
    isQuiet: Boolean(row.is_quiet),
    openedAt: row.opened_at,
    beganAt: row.began_at ?? undefined,
    entityRefs,
    recovered,
  };
}

export function toIncidentRow(incident: OpenIncident): IncidentRow {
  return {
    id: incident.id,
    owner_ref: incident.ownerRef,
    topic: incident.topic,
    lead_ref: incident.leadRef,
    status: incident.status,
    lower_since: incident.lowerSince ?? null,
    round: incident.round,
    is_quiet: incident.isQuiet,
    opened_at: incident.openedAt,
    began_at: incident.beganAt ?? null,
  };
}
