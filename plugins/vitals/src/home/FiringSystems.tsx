import { entityFacts } from '@gantry/plugin-vitals-common';
import { EntityName, FleetLine, useLineEntities } from '../fleet';
import { CatalogEntities } from '../live';
import { StatusMark } from '../verdict';
import styles from './HomePage.module.css';

const mostSystems = 8;
const mostNames = 4;

/** What fires, by system: where the trouble is, before one knows the services by name. */
export function FiringSystems({ lines }: { lines: FleetLine[] }) {
  const catalog = useLineEntities(lines);
  const systems = bySystem(lines, catalog);
  return (
    <ul className={styles.list} aria-label="Systems that fire">
      {systems.slice(0, mostSystems).map(([systemRef, members]) => (
        <li key={systemRef} className={styles.item}>
          <StatusMark status={members[0].verdict!.status} />
          <span className={styles.subject}>
            <strong>
              {systemRef ? (
                <EntityName
                  entityRef={systemRef}
                  entity={catalog.get(systemRef)}
                />
              ) : (
                'In no system'
              )}
            </strong>
          </span>
          <span className={styles.wide}>
            {members.slice(0, mostNames).map(({ entityRef }, index) => (
              <span key={entityRef}>
                {index > 0 && ', '}
                <EntityName
                  entityRef={entityRef}
                  entity={catalog.get(entityRef)}
                />
              </span>
            ))}
            {members.length > mostNames &&
              ` and ${members.length - mostNames} more`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The lines come worst first, and so do their systems. */
function bySystem(
  lines: FleetLine[],
  catalog: CatalogEntities,
): [string, FleetLine[]][] {
  const systems = new Map<string, FleetLine[]>();
  for (const line of lines) {
    const entity = line.entity ?? catalog.get(line.entityRef);
    const systemRef = entityFacts(entity).systemRef ?? '';
    systems.set(systemRef, [...(systems.get(systemRef) ?? []), line]);
  }
  return [...systems];
}
