import { Status } from '@gantry/plugin-vitals-common';
import { NoticePhase } from '@gantry/plugin-vitals-node';
import { OpenIncident } from './Incidents';
import { FailingStatus } from './NoticeSettings';
import { Watch } from './Watch';

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
  opened_at: string;
  began_at: string | null;
}

export interface EntityRow {
  owner_ref: string;
  entity_ref: string;
  incident_id: string;
}

export interface OutboxRow {
  id: number | string;
  incident_id: string;
  phase: NoticePhase;
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

export function toIncidentRow(incident: OpenIncident): IncidentRow {
  return {
    id: incident.id,
    owner_ref: incident.ownerRef,
    topic: incident.topic,
    lead_ref: incident.leadRef,
    status: incident.status,
    opened_at: incident.openedAt,
    began_at: incident.beganAt ?? null,
  };
}
