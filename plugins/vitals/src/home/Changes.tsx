import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityName,
  LongList,
  useLineEntities,
  useOwnedEntities,
  worstOf,
} from '../fleet';
import { useFleet } from '../live';
import { Age, StatusMark, useNow, verdictToShow } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './HomePage.module.css';
import { Panel, PanelState } from './Panel';
import { Change, foldTransitions } from './foldTransitions';
import { useTransitions } from './useTransitions';

const mostLines = 8;

/** What changed since yesterday: of the user's own everything, elsewhere what was critical. */
export function Changes() {
  return (
    <Panel title="Since yesterday">
      <ChangesContent />
    </Panel>
  );
}

function ChangesContent() {
  const transitions = useTransitions();
  const fleet = useFleet();
  const now = useNow();
  const owned = useOwnedEntities();
  const statuses = new Map(
    fleet.data?.items.map(item => [
      item.entityRef,
      verdictToShow(worstOf(item), fleet, now)?.status,
    ]),
  );
  const changes = foldTransitions(transitions.data?.items ?? [], ref =>
    statuses.get(ref),
  );
  const own = new Map(
    owned.data?.map(entity => [stringifyEntityRef(entity), entity]),
  );

  return (
    <PanelState resources={[transitions]}>
      {() =>
        changes.length === 0 ? (
          <p className={prose.muted}>
            {nothing(own.size > 0, transitions.data?.cursor !== undefined)}
          </p>
        ) : (
          <>
            <LongList items={changes} limit={mostLines}>
              {shown => <ChangeList changes={shown} own={own} />}
            </LongList>
            {transitions.data?.cursor && (
              <p className={prose.muted}>
                So much changed that the older changes are not listed.
              </p>
            )}
          </>
        )
      }
    </PanelState>
  );
}

/** Only of what is the user's was everything asked. */
function nothing(isOwner: boolean, isCutOff: boolean): string {
  if (isCutOff) {
    return 'So much changed that not all could be read; nothing of what was read concerns you.';
  }
  return isOwner
    ? 'No status of yours changed in the last 24 hours, and nothing elsewhere became or ceased to be critical.'
    : 'Nothing became or ceased to be critical in the last 24 hours.';
}

interface ChangeListProps {
  changes: Change[];
  own: Map<string, Entity>;
}

function ChangeList({ changes, own }: ChangeListProps) {
  const catalog = useLineEntities(
    changes.map(({ entityRef }) => ({
      entityRef,
      entity: own.get(entityRef),
    })),
  );
  return (
    <ul className={styles.list} aria-label="Changes of status">
      {changes.map(({ entityRef, status, last, summary }) => (
        <li key={entityRef} className={styles.change}>
          <StatusMark status={status} />
          <span className={styles.subject}>
            <strong>
              <EntityName
                entityRef={entityRef}
                entity={own.get(entityRef) ?? catalog.get(entityRef)}
              />
            </strong>{' '}
            {own.size > 0 && !own.has(entityRef) && (
              <span className={styles.muted}>(not yours) </span>
            )}
            {summary}
          </span>
          <span className={styles.age}>
            <Age time={last.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
