import { Link, Text } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { catalogRouteRef, createRouteRef } from '../routes';
import styles from './HomePage.module.css';

/** For somebody new: why the page is empty and the three ways on. */
export function NothingOwned() {
  const create = useRouteRef(createRouteRef);
  const catalog = useRouteRef(catalogRouteRef);
  return (
    <section className={styles.empty}>
      <Text as="h3" variant="title-x-small" weight="bold">
        You own nothing yet
      </Text>
      <p>
        This page lists what you and your groups own, what needs you first. An
        entity is yours when the <code>spec.owner</code> of its{' '}
        <code>catalog-info.yaml</code> names you or a group that you are in.
      </p>
      <ul>
        {create && (
          <li>
            <Link href={create()}>Create a service</Link> from a template; your
            group becomes its owner.
          </li>
        )}
        {catalog && (
          <li>
            <Link href={catalog()}>Look through the catalog</Link> for what
            should be yours, and ask its owner to change <code>spec.owner</code>
            .
          </li>
        )}
        <li>
          Missing from a group? Groups come from your organisation&apos;s
          directory; whoever keeps it can add you.
        </li>
      </ul>
    </section>
  );
}
