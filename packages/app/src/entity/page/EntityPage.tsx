import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { AsyncEntityProvider } from '@backstage/plugin-catalog-react';
import { Container } from '@backstage/ui';
import { RequestNotice } from '@gantry/plugin-vitals';
import { useMemo } from 'react';
import { EntityHeader } from './EntityHeader';
import styles from './EntityPage.module.css';
import { MenuItemInput } from './EntityMenu';
import { EntityNotFound } from './EntityNotFound';
import { EntitySkeleton } from './EntitySkeleton';
import { InspectDialog } from './InspectDialog';
import { EntityContent, GroupDefinitions, entityTabs } from './entityTabs';
import { useEntityContent } from './useEntityContent';
import { useEntityFromUrl } from './useEntityFromUrl';

export interface EntityPageProps {
  contents: EntityContent[];
  menuItems: MenuItemInput[];
  groups: GroupDefinitions;
  defaultOrder: 'title' | 'natural';
}

/** One entity: what it is and how it is on top, and its views below. */
export function EntityPage(props: EntityPageProps) {
  const { contents, menuItems, groups, defaultOrder } = props;
  const found = useEntityFromUrl();
  const { entity, error, loading, refresh } = found;

  const visible = useMemo(
    () => (entity ? contents.filter(({ filter }) => filter(entity)) : []),
    [contents, entity],
  );
  const tabs = useMemo(
    () => entityTabs(visible, groups, defaultOrder),
    [visible, groups, defaultOrder],
  );
  const { content, element } = useEntityContent(visible);

  return (
    <AsyncEntityProvider {...found}>
      {loading && <EntitySkeleton />}
      {error && (
        <Container>
          <RequestNotice error={error} isPending={loading} onRetry={refresh} />
        </Container>
      )}
      {!loading && !error && !entity && <EntityNotFound />}
      {entity && (
        <>
          <div className={styles.header}>
            <EntityHeader
              entity={entity}
              menuItems={menuItems.filter(({ filter }) => filter(entity))}
              tabs={tabs}
              content={content}
            />
          </div>
          <Container>{element ?? <NotFoundErrorPage />}</Container>
          <InspectDialog entity={entity} />
        </>
      )}
    </AsyncEntityProvider>
  );
}
