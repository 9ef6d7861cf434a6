import { LiveResource, LiveResourceOptions } from './LiveResource';

const shared = new WeakMap<object, Map<string, LiveResource<unknown>>>();

/** The one resource of that key behind an API; the first caller's options make it. */
export function shareResource<T>(
  api: object,
  key: string,
  options: LiveResourceOptions<T>,
): LiveResource<T> {
  const resources = shared.get(api) ?? new Map<string, LiveResource<unknown>>();
  shared.set(api, resources);
  const resource = resources.get(key) ?? new LiveResource<T>(options);
  resources.set(key, resource);
  return resource as LiveResource<T>;
}
