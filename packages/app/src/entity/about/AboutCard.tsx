import { Entity } from '@backstage/catalog-model';
import { MarkdownContent } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityIconLinkBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ExternalLink } from '@gantry/plugin-vitals';
import styles from './AboutCard.module.css';
import { Card } from './Card';
import { Facts } from './Facts';
import { RefreshButton } from './RefreshButton';
import { useAboutFacts } from './useAboutFacts';

/** A link that a plugin hangs on every entity, as to its source or its documentation. */
export interface IconLink {
  id: string;
  useProps: typeof EntityIconLinkBlueprint.dataRefs.useProps.T;
  filter: (entity: Entity) => boolean;
}

/** What the entity is in words, and where it comes from. */
export function AboutCard({ links }: { links: IconLink[] }) {
  const { entity } = useEntity();
  const facts = useAboutFacts(entity);
  const { description } = entity.metadata;
  const shown = links.filter(({ filter }) => filter(entity));

  return (
    <Card title="About" actions={<RefreshButton entity={entity} />}>
      <div className={styles.about}>
        {description && (
          <MarkdownContent className={styles.text} content={description} />
        )}
        <Facts facts={facts} />
        <ul className={styles.links}>
          {shown.map(({ id, useProps }) => (
            <LinkItem key={id} useProps={useProps} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function LinkItem({ useProps }: Pick<IconLink, 'useProps'>) {
  const { label, href, disabled } = useProps();
  if (!href || disabled) {
    return null;
  }
  return (
    <li>
      <ExternalLink href={href}>{label}</ExternalLink>
    </li>
  );
}
