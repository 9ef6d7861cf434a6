import { useStarredEntities } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityName, worstOf } from '../fleet';
import { CatalogEntities, useCatalogEntities, useFleet } from '../live';
import { RequestNotice, StatusMark, useNow, verdictToShow } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './HomePage.module.css';
import { Panel } from './Panel';
import { useRecentVisits } from './useRecentVisits';

const mostStarred = 8;
const mostRecent = 6;

/** What the user has starred and where they have been: the ways that are gone every day. */
export function AtHand() {
  return (
    <Panel title="Starred and recent">
      <AtHandContent />
    </Panel>
  );
}

function AtHandContent() {
  const { starredEntities } = useStarredEntities();
  const visits = useRecentVisits();
  const starred = [...starredEntities].sort();
  const recent = visits.filter(ref => !starredEntities.has(ref));
  const catalog = useCatalogEntities([...starred, ...recent]);

  // What the catalog does not give is gone, or may not be seen any more.
  const isThere = (ref: string) => catalog.get(ref) !== undefined;
  const shownStarred = starred.filter(isThere).slice(0, mostStarred);
  const shownRecent = recent.filter(isThere).slice(0, mostRecent);
  if (catalog.error) {
    return (
      <RequestNotice
        error={catalog.error}
        isPending={false}
        onRetry={catalog.retry}
      />
    );
  }
  if (shownStarred.length + shownRecent.length === 0) {
    return (
      <p className={prose.muted}>
        Star an entity on its page to keep it here; those that you visit appear
        by themselves.
      </p>
    );
  }
  return (
    <>
      <Entities title="Starred" refs={shownStarred} catalog={catalog} />
      <Entities title="Recently visited" refs={shownRecent} catalog={catalog} />
    </>
  );
}

interface EntitiesProps {
  title: string;
  refs: string[];
  catalog: CatalogEntities;
}

function Entities({ title, refs, catalog }: EntitiesProps) {
  const fleet = useFleet();
  const now = useNow();
  if (refs.length === 0) {
    return null;
  }
  const items = new Map(
    fleet.data?.items.map(item => [item.entityRef, worstOf(item)]),
  );
  return (
    <>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {refs.map(ref => {
          const verdict = verdictToShow(items.get(ref), fleet, now);
          return (
            <li key={ref} className={styles.item}>
              <span className={styles.subject}>
                <EntityName entityRef={ref} entity={catalog.get(ref)} />
              </span>
              {verdict ? (
                <StatusMark status={verdict.status} />
              ) : (
                <span className={styles.muted}>{kindOf(ref, catalog)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function kindOf(ref: string, catalog: CatalogEntities): string {
  return catalog.get(ref)?.kind ?? parseEntityRef(ref).kind;
}
