import { StorageApi } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';

export const guest = 'user:default/guest';

/** A storage that remembers what the guest visited, newest first. */
export function visitedBefore(entityRefs: string[] = []): StorageApi {
  const storageApi = mockApis.storage();
  storageApi
    .forBucket('vitals')
    .set('recently-visited', { userEntityRef: guest, entityRefs });
  return storageApi;
}
