import { StorageApi } from '@backstage/frontend-plugin-api';

/** Stored with the name of whose it is: a storage may be that of a browser, which people share. */
type Stored = { userEntityRef: string; entityRefs: string[] };

const key = 'recently-visited';
const kept = 20;

function bucketOf(storageApi: StorageApi): StorageApi {
  return storageApi.forBucket('vitals');
}

/** Puts an entity before those that the user visited earlier. */
export async function recordVisit(
  storageApi: StorageApi,
  userEntityRef: string,
  entityRef: string,
): Promise<void> {
  const before = await new Promise<string[]>((resolve, reject) => {
    const subscription = observeVisits(
      storageApi,
      userEntityRef,
      visits => {
        resolve(visits);
        // A storage may answer before it has handed out the subscription.
        queueMicrotask(() => subscription.unsubscribe());
      },
      reject,
    );
  });
  if (before[0] === entityRef) {
    return;
  }
  const entityRefs = [entityRef, ...before.filter(ref => ref !== entityRef)];
  await bucketOf(storageApi).set<Stored>(key, {
    userEntityRef,
    entityRefs: entityRefs.slice(0, kept),
  });
}

/** Tells what the user visited, newest first, now and whenever it changes. */
export function observeVisits(
  storageApi: StorageApi,
  userEntityRef: string,
  next: (entityRefs: string[]) => void,
  error?: (cause: Error) => void,
) {
  const bucket = bucketOf(storageApi);
  const read = (stored: Stored | undefined) =>
    next(stored?.userEntityRef === userEntityRef ? stored.entityRefs : []);
  const subscription = bucket.observe$<Stored>(key).subscribe({
    next: snapshot => read(snapshot.value),
    error,
  });
  const now = bucket.snapshot<Stored>(key);
  if (now.presence !== 'unknown') {
    read(now.value);
  }
  return subscription;
}
