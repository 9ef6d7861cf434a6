import { OpenIncident } from './Incidents';

/** The open incidents, and which of them tells an owner of which entity. */
export class OwnersIncidents {
  private readonly incidents = new Map<string, OpenIncident>();
  private readonly ids = new Map<string, string>();

  constructor(open: readonly OpenIncident[]) {
    open.forEach(incident => this.put(incident));
  }

  of(ownerRef: string, entityRef: string): OpenIncident | undefined {
    const id = this.ids.get(`${ownerRef} ${entityRef}`);
    return id === undefined ? undefined : this.incidents.get(id);
  }

  put(incident: OpenIncident): void {
    this.incidents.set(incident.id, incident);
    for (const entityRef of incident.entityRefs) {
      this.ids.set(`${incident.ownerRef} ${entityRef}`, incident.id);
    }
  }

  /** Says of entities which incident tells that they are over, where they have recovered from others before. */
  moveTo({ id, ownerRef }: OpenIncident, entityRefs: readonly string[]): void {
    const moved = new Set(entityRefs);
    for (const other of this.incidents.values()) {
      if (
        other.id !== id &&
        other.ownerRef === ownerRef &&
        other.recovered.some(
          ({ entityRef, wellSince }) => wellSince && moved.has(entityRef),
        )
      ) {
        this.put({
          ...other,
          recovered: other.recovered.map(each =>
            moved.has(each.entityRef) ? { entityRef: each.entityRef } : each,
          ),
        });
      }
    }
  }

  all(): OpenIncident[] {
    return [...this.incidents.values()];
  }
}
