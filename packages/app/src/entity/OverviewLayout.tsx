import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { Fragment } from 'react';
import styles from './OverviewLayout.module.css';
import { RelatedEntities } from './connections/RelatedEntities';
import { EntityWarnings } from './warnings/EntityWarnings';

/**
 * What one acts on in the wide column, what describes the entity beside it. On a phone the stock layout
 * puts the description first; here the verdict stays on top.
 */
export function OverviewLayout({ cards }: EntityContentLayoutProps) {
  const { entity } = useEntity();
  const information = cards.filter(({ type }) => type === 'info');
  const content = cards.filter(({ type }) => type !== 'info');

  return (
    <RelatedEntities entity={entity}>
      <EntityWarnings />
      <div className={styles.columns}>
        {content.length > 0 && <Column cards={content} />}
        {information.length > 0 && <Column cards={information} />}
      </div>
    </RelatedEntities>
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
