import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import {
  entityRouteRef,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { ButtonLink, Container, Link, Text } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { emptyQuery } from '../../catalog/query/CatalogQuery';
import { toQueryParams } from '../../catalog/query/queryParams';
import { catalogRouteRef } from '../../catalog/routes';
import { usePageTitle } from '../../catalog/usePageTitle';
import styles from './EntityNotFound.module.css';
import { useNearNames } from './useNearNames';

/** For a name that leads to nothing that one may see: what it might have meant, and where to look. */
export function EntityNotFound() {
  const { kind, namespace, name } = useRouteRefParams(entityRouteRef);
  const near = useNearNames(name);
  const link = useEntityRefLink();
  const catalog = useRouteRef(catalogRouteRef);
  const listed = kind.toLocaleLowerCase('en-US');
  usePageTitle(`${name} not found`);

  return (
    <Container>
      <section className={styles.page}>
        <Text as="h2" variant="title-small" weight="bold">
          There is no {listed} “{name}”
        </Text>
        <p>
          The catalog has no{' '}
          <code>
            {listed}:{namespace}/{name}
          </code>{' '}
          that you may see. It may be called otherwise, have been removed, or
          belong to somebody who keeps it to their own.
        </p>
        {near.length > 0 && (
          <>
            <h3 className={styles.heading}>Did you mean</h3>
            <ul className={styles.names}>
              {near.map(ref => (
                <li key={stringifyEntityRef(ref)}>
                  <Link href={link(ref)}>{ref.name}</Link>{' '}
                  <span className={styles.kind}>
                    {ref.kind.toLocaleLowerCase('en-US')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.actions}>
          <ButtonLink
            variant="primary"
            href={`/search?query=${encodeURIComponent(name)}`}
            iconStart={<RiSearchLine aria-hidden />}
          >
            Search for “{name}”
          </ButtonLink>
          {catalog && (
            <ButtonLink
              variant="secondary"
              href={`${catalog()}?${toQueryParams(emptyQuery(listed))}`}
            >
              Look through the catalog
            </ButtonLink>
          )}
        </div>
      </section>
    </Container>
  );
}
