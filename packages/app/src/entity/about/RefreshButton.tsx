import {
  ANNOTATION_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogEntityRefreshPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEntityPermission } from '@backstage/plugin-catalog-react/alpha';
import { ButtonIcon } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useState } from 'react';

/** Has the catalog read the entity's file anew, for those who may. */
export function RefreshButton({ entity }: { entity: Entity }) {
  const catalogApi = useApi(catalogApiRef);
  const toastApi = useApi(toastApiRef);
  const [isPending, setIsPending] = useState(false);
  const { allowed } = useEntityPermission(catalogEntityRefreshPermission);
  const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  if (!allowed || !/^(url|file):/.test(location)) {
    return null;
  }
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      icon={<RiRefreshLine aria-hidden />}
      aria-label="Read the entity’s file again"
      isPending={isPending}
      onPress={refresh}
    />
  );

  async function refresh() {
    setIsPending(true);
    try {
      await catalogApi.refreshEntity(stringifyEntityRef(entity));
      toastApi.post({
        title: 'The file is read again',
        description: 'What has changed shows in a moment.',
        status: 'success',
        timeout: 5_000,
      });
    } catch (thrown) {
      toastApi.post({
        title: 'The file could not be read again',
        description: toError(thrown).message,
        status: 'danger',
      });
    } finally {
      setIsPending(false);
    }
  }
}
