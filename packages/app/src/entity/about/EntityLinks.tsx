import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Fragment } from 'react';

/** Links to entities of which only the references are known: no request only to call them nicely. */
export function EntityLinks({ refs }: { refs: CompoundEntityRef[] }) {
  const link = useEntityRefLink();
  return (
    <span>
      {refs.map((ref, index) => (
        <Fragment key={stringifyEntityRef(ref)}>
          {index > 0 && ', '}
          <Link href={link(ref)} standalone>
            {ref.name}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}
