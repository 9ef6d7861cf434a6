import {
  EntityOrphanWarning,
  EntityProcessingErrorsPanel,
  EntityRelationWarning,
  EntitySwitch,
  hasCatalogProcessingErrors,
  hasRelationWarnings,
  isOrphan,
} from '@backstage/plugin-catalog';
import { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { Fragment } from 'react';
import styles from './OverviewLayout.module.css';

/**
 * What one acts on in the wide column, what describes the entity beside it. On a phone the stock layout
 * puts the description first; here the verdict stays on top.
 */
export function OverviewLayout({ cards }: EntityContentLayoutProps) {
  const information = cards.filter(({ type }) => type === 'info');
  const content = cards.filter(({ type }) => type !== 'info');

  return (
    <>
      <div className={styles.warnings}>
        <EntitySwitch>
          <EntitySwitch.Case if={isOrphan}>
            <EntityOrphanWarning />
          </EntitySwitch.Case>
        </EntitySwitch>
        <EntitySwitch>
          <EntitySwitch.Case if={hasRelationWarnings}>
            <EntityRelationWarning />
          </EntitySwitch.Case>
        </EntitySwitch>
        <EntitySwitch>
          <EntitySwitch.Case if={hasCatalogProcessingErrors}>
            <EntityProcessingErrorsPanel />
          </EntitySwitch.Case>
        </EntitySwitch>
      </div>
      <div className={styles.columns}>
        <Column cards={content} />
        {information.length > 0 && <Column cards={information} />}
      </div>
    </>
  );
}

function Column({ cards }: EntityContentLayoutProps) {
  return (
    <div className={styles.column}>
      {cards.map(({ element }, index) => (
        <Fragment key={element.key ?? index}>{element}</Fragment>
      ))}
    </div>
  );
}
