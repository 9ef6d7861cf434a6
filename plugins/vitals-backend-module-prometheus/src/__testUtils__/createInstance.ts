import { ConfigReader } from '@backstage/config';
import { PrometheusInstance, readPrometheusSettings } from '../settings';

/** One instance as configuration makes it. */
export function createInstance(
  url: string,
  more: Record<string, unknown> = {},
  profiles: object[] = [],
): PrometheusInstance {
  const instances = [{ id: 'shop', url, ...more }];
  return readPrometheusSettings(
    new ConfigReader({
      vitals: { prometheus: { instances, profiles } },
    } as object),
  ).instances[0];
}
