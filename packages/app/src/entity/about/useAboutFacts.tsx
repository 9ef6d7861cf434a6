import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  parseEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { emptyQuery } from '../../catalog/query/CatalogQuery';
import { toQueryParams } from '../../catalog/query/queryParams';
import { catalogRouteRef } from '../../catalog/routes';
import styles from './AboutCard.module.css';
import { EntityLinks } from './EntityLinks';
import { Fact } from './Facts';

const sourceTemplate = 'backstage.io/source-template';

/** What is known of an entity of any kind; nothing is said of what is not. */
export function useAboutFacts(entity: Entity): Fact[] {
  const catalog = useRouteRef(catalogRouteRef);
  const { metadata, spec, kind } = entity;
  const facts: Fact[] = [];

  addLinks('Owner', RELATION_OWNED_BY);
  addLinks('Part of', RELATION_PART_OF);
  addLinks('Parent', RELATION_CHILD_OF);
  addLinks('Member of', RELATION_MEMBER_OF);
  add('Type', spec?.type);
  add('Lifecycle', spec?.lifecycle);
  const profile = spec?.profile as { email?: unknown } | undefined;
  const email = profile?.email;
  if (typeof email === 'string') {
    facts.push({
      label: 'E-mail',
      value: <Link href={`mailto:${email}`}>{email}</Link>,
    });
  }
  if (kind === 'Location') {
    const targets = [spec?.target, spec?.targets].flat().filter(Boolean);
    add('Targets', targets.join(', ') || undefined);
  }
  const template = templateOf(entity);
  if (template) {
    facts.push({
      label: 'Made from',
      value: <EntityLinks refs={[template]} />,
    });
  }
  if (metadata.tags?.length) {
    facts.push({ label: 'Tags', value: <Tags tags={metadata.tags} /> });
  }
  return facts;

  function add(label: string, value: unknown) {
    if (typeof value === 'string') {
      facts.push({ label, value });
    }
  }

  function addLinks(label: string, relation: string) {
    const refs = getEntityRelations(entity, relation);
    if (refs.length > 0) {
      facts.push({ label, value: <EntityLinks refs={refs} /> });
    }
  }

  function Tags({ tags }: { tags: string[] }) {
    return (
      <span className={styles.tags}>
        {tags.map(tag => {
          const query = emptyQuery(kind.toLocaleLowerCase('en-US'));
          query.filters.tag = [tag];
          return catalog ? (
            <Link key={tag} href={`${catalog()}?${toQueryParams(query)}`}>
              {tag}
            </Link>
          ) : (
            <span key={tag}>{tag}</span>
          );
        })}
      </span>
    );
  }
}

function templateOf({ metadata }: Entity) {
  const value = metadata.annotations?.[sourceTemplate];
  try {
    return value ? parseEntityRef(value) : undefined;
  } catch {
    return undefined;
  }
}
