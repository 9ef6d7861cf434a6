import { LiveResource, LiveResourceOptions } from './LiveResource';

const shared = new WeakMap<object, Map<string, LiveResource<any>>>();

/** The one resource of that key behind an API; the first caller's options make it. */
export function shareResource<T>(
  api: object,
  key: string,
  options: LiveResourceOptions<T>,
): LiveResource<T> {
  const resources = resourcesOf(api);
  const resource = resources.get(key) ?? new LiveResource<T>(options);
  resources.set(key, resource);
  return resource;
}

/** The same for answers that weigh much and of which there may be many: forgotten when nobody looks. */
export function shareWhileSeen<T>(
  api: object,
  key: string,
  options: LiveResourceOptions<T>,
): LiveResource<T> {
  const resources = resourcesOf(api);
  return shareResource(api, key, {
    ...options,
    whenLeft: () => resources.delete(key),
  });
}

function resourcesOf(api: object): Map<string, LiveResource<any>> {
  const resources = shared.get(api) ?? new Map<string, LiveResource<any>>();
  shared.set(api, resources);
  return resources;
}
