import { ButtonLink } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { RiAddLine } from '@remixicon/react';
import styles from './CatalogPage.module.css';
import { createRouteRef, registerRouteRef } from './routes';

/** The ways to get something into the catalog; registering by hand is for those who may. */
export function PageActions() {
  const create = useRouteRef(createRouteRef);
  const register = useRouteRef(registerRouteRef);
  const { allowed } = usePermission({
    permission: catalogEntityCreatePermission,
  });
  return (
    <div className={styles.actions}>
      {allowed && register && (
        <ButtonLink size="small" variant="secondary" href={register()}>
          Register existing
        </ButtonLink>
      )}
      {create && (
        <ButtonLink
          size="small"
          variant="primary"
          href={create()}
          iconStart={<RiAddLine aria-hidden />}
        >
          Create
        </ButtonLink>
      )}
    </div>
  );
}
