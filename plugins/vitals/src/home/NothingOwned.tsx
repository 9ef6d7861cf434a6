import { Link, Text } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityName } from '../fleet';
import { useCatalogEntities, useIdentity } from '../live';
import { catalogRouteRef, docsRouteRef } from '../routes';
import styles from './HomePage.module.css';
import { useMayCreate } from './useMayCreate';

/** For somebody new: why the page is empty, how it fills, and the ways on. */
export function NothingOwned() {
  const create = useMayCreate();
  const catalog = useRouteRef(catalogRouteRef);
  const docs = useRouteRef(docsRouteRef);
  return (
    <div className={styles.guide}>
      <Text as="h3" variant="title-x-small" weight="bold">
        You own nothing yet
      </Text>
      <Memberships />
      <p>
        This page lists what you and your groups own, what needs you first. An
        entity is yours when the <code>spec.owner</code> of its{' '}
        <code>catalog-info.yaml</code> names you or a group that you are in.
      </p>
      <ul>
        {create && (
          <li>
            <Link href={create}>Create a service</Link> from a template; your
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
        {docs && (
          <li>
            <Link href={docs()}>Read the docs</Link> of the services that you
            are going to work with.
          </li>
        )}
        <li>
          Missing from a group? Groups come from your organisation&apos;s
          directory; whoever keeps it can add you.
        </li>
      </ul>
    </div>
  );
}

/** As whom the user owns, because the answer is often a group that is missing. */
function Memberships() {
  const identity = useIdentity();
  const groups = (identity.data?.ownershipEntityRefs ?? []).filter(ref =>
    ref.startsWith('group:'),
  );
  const catalog = useCatalogEntities(groups);
  if (!identity.data) {
    return null;
  }
  if (groups.length === 0) {
    return <p>You are in no group, and nothing names you as its owner.</p>;
  }
  return (
    <p>
      You are in{' '}
      {groups.map((ref, index) => (
        <span key={ref}>
          {index > 0 && (index === groups.length - 1 ? ' and ' : ', ')}
          <EntityName entityRef={ref} entity={catalog.get(ref)} />
        </span>
      ))}
      , which {groups.length === 1 ? 'owns' : 'own'} no component or resource,
      nor do you.
    </p>
  );
}
