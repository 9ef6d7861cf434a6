import { LiveResource, LiveResourceOptions } from './LiveResource';

const shared = new WeakMap<object, Map<string, LiveResource<any>>>();

/** The one resource of that key behind an API; the first caller's options make it. */
export function shareResource<T>(
  api: object,
  key: string,
  options: LiveResourceOptions<T>,
): LiveResource<T> {
  const resources = shared.get(api) ?? new Map<string, LiveResource<any>>();
  shared.set(api, resources);
  const resource = resources.get(key) ?? new LiveResource<T>(options);
  resources.set(key, resource);
  return resource;
}
