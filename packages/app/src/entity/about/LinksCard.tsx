import { useEntity } from '@backstage/plugin-catalog-react';
import { ExternalLink } from '@gantry/plugin-vitals';
import { Card } from './Card';
import styles from './LinksCard.module.css';

/** Where else to look. */
export function LinksCard() {
  const { entity } = useEntity();
  return (
    <Card title="Links">
      <ul className={styles.links}>
        {entity.metadata.links?.map(({ url, title }) => (
          <li key={`${url} ${title}`}>
            <ExternalLink href={url}>{title || url}</ExternalLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
