import { Entity } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { entityName } from './entityName';

export interface EntityNameProps {
  entityRef: string;
  /** Where it is known, for its title. */
  entity?: Entity;
  /** Where it is known without the entity. */
  title?: string;
}

/** An entity's title, linked to its page. It asks the catalog nothing, unlike the stock link. */
export function EntityName({ entityRef, entity, title }: EntityNameProps) {
  const linkTo = useEntityRefLink();
  return (
    <Link href={linkTo(entityRef)}>
      {title ?? entityName(entityRef, entity)}
    </Link>
  );
}
