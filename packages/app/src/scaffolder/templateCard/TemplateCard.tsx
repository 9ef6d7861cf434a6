import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useAnalytics, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLinks,
  entityRouteParams,
  entityRouteRef,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { TemplateCardComponentProps } from '@backstage/plugin-scaffolder-react/alpha';
import { Button, Card, CardBody, CardFooter, CardHeader } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { StarButton } from '../../catalog/table/StarButton';
import styles from './TemplateCard.module.css';

/** What a template makes, whose it is, and the button that begins. */
export function TemplateCard(props: TemplateCardComponentProps) {
  const { template, onSelected, additionalLinks = [] } = props;
  const { title, name, description, tags = [], links = [] } = template.metadata;
  const entityRoute = useRouteRef(entityRouteRef);
  const analytics = useAnalytics();
  const { allowed } = usePermission({ permission: taskCreatePermission });
  const owners = getEntityRelations(template, RELATION_OWNED_BY);
  const furtherLinks = [
    ...additionalLinks,
    ...links.map(({ url, title: text = url }) => ({ url, text })),
  ];

  function choose() {
    analytics.captureEvent('click', 'Template has been opened');
    onSelected?.();
  }

  return (
    <Card>
      <CardHeader>
        <div className={styles.head}>
          <h3 className={styles.title}>
            <Link
              className={styles.link}
              to={entityRoute?.(entityRouteParams(template)) ?? ''}
            >
              {title ?? name}
            </Link>
          </h3>
          <StarButton entity={template} />
        </div>
        <p className={styles.type}>{template.spec.type}</p>
      </CardHeader>
      <CardBody>
        <p className={styles.description}>{description}</p>
        {tags.length > 0 && (
          <ul className={styles.tags} aria-label="Tags">
            {tags.map(tag => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        {furtherLinks.length > 0 && (
          <ul className={styles.links}>
            {furtherLinks.map(({ url, text }) => (
              <li key={url}>
                <a href={url}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      <CardFooter>
        <div className={styles.foot}>
          <span className={styles.owner}>
            {owners.length > 0 && (
              <EntityRefLinks entityRefs={owners} defaultKind="Group" />
            )}
          </span>
          {allowed && (
            <Button
              variant="primary"
              aria-label={`Choose ${title ?? name}`}
              onPress={choose}
            >
              Choose
            </Button>
          )}
        </div>
      </CardFooter>
    </Card>
  );
}
