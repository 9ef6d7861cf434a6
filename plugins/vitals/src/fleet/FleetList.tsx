import { ReactNode } from 'react';
import { CatalogEntities } from '../live';
import { Age, StatusMark } from '../verdict';
import { EntityMeta } from './EntityMeta';
import { EntityName } from './EntityName';
import styles from './FleetList.module.css';
import { FleetLine } from './fleetLines';

export interface FleetListProps {
  lines: FleetLine[];
  /** For the names of owners and systems. */
  catalog: CatalogEntities;
  /** What the list holds, for those who cannot see what stands above it. */
  label: string;
  /** Whether verdicts could not be fetched, so that their absence says nothing. */
  isUnavailable?: boolean;
  /** One row a line, without the reason: for what needs nobody. */
  isCompact?: boolean;
  /** Links to act on, below the reason. */
  actions?: (line: FleetLine) => ReactNode;
}

/** One line an entity: status, since when, name, reason, whose it is. */
export function FleetList(props: FleetListProps) {
  const { lines, catalog, label, isUnavailable = false, isCompact } = props;
  return (
    <ul className={styles.lines} aria-label={label} data-compact={isCompact}>
      {lines.map(line => {
        const { entityRef, verdict } = line;
        const entity = line.entity ?? catalog.get(entityRef);
        const actions = props.actions?.({ ...line, entity });
        return (
          <li
            key={entityRef}
            className={styles.line}
            data-status={verdict?.status}
          >
            <span className={styles.status}>
              <StatusMark status={markOf(line, isUnavailable)} />
            </span>
            <span className={styles.subject}>
              <span className={styles.name}>
                <EntityName entityRef={entityRef} entity={entity} />
              </span>
              {entity && <EntityMeta entity={entity} catalog={catalog} />}
            </span>
            {!isCompact && (
              <span className={styles.reason}>
                {reasonOf(line, isUnavailable)}
              </span>
            )}
            <span className={styles.age}>
              {verdict?.since && (
                <>
                  for <Age time={verdict.since} form="span" />
                </>
              )}
            </span>
            {actions && <span className={styles.actions}>{actions}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function markOf({ verdict }: FleetLine, isUnavailable: boolean) {
  return verdict?.status ?? (isUnavailable ? 'unknown' : 'none');
}

function reasonOf({ verdict }: FleetLine, isUnavailable: boolean): string {
  if (verdict) {
    return verdict.reason;
  }
  return isUnavailable
    ? 'Vitals are unavailable.'
    : 'No health source yet, or its first survey is still to come.';
}
