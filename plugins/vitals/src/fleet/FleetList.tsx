import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Age, StatusMark } from '../verdict';
import { FleetLine } from './fleetLines';
import styles from './HomePage.module.css';

export interface FleetListProps {
  lines: FleetLine[];
  /** Whether verdicts could not be fetched, so that their absence says nothing. */
  isUnavailable?: boolean;
}

/** One line an entity: status, name, reason, system, age. */
export function FleetList({ lines, isUnavailable = false }: FleetListProps) {
  return (
    <ul className={styles.lines}>
      {lines.map(line => (
        <li key={line.entityRef} className={styles.line}>
          <span className={styles.status}>
            <StatusMark status={markOf(line, isUnavailable)} />
          </span>
          <span className={styles.subject}>
            <span className={styles.name}>
              <EntityRefLink
                entityRef={line.entity ?? parseEntityRef(line.entityRef)}
                hideIcon
              />
            </span>
            <span className={styles.reason}>
              {reasonOf(line, isUnavailable)}
            </span>
          </span>
          <span className={styles.system}>
            {line.systemRef && (
              <EntityRefLink entityRef={line.systemRef} hideIcon />
            )}
          </span>
          <span className={styles.age}>
            {line.verdict && <Age time={line.verdict.observedAt} />}
          </span>
        </li>
      ))}
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
