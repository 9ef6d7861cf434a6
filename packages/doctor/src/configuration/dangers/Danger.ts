import { Config } from '@backstage/config';
import { Finding } from '../../Finding';
import { Exposure } from '../exposure';

/** Looks at the configuration for one kind of dangerous setting. */
export type Danger = (config: Config, exposure: Exposure) => Finding[];

/** For settings that are handy on a machine of one's own, and dangerous where others can reach the portal. */
export function whenReachable(danger: Danger): Danger {
  return (config, exposure) =>
    exposure.isReachable ? danger(config, exposure) : [];
}

/** The value without regard to its type; schema errors are reported elsewhere. */
export function valueAt<T>(config: Config, key: string): T | undefined {
  return config.getOptional(key) as T | undefined;
}

export function listAt<T>(config: Config, key: string): T[] {
  const value = config.getOptional(key);
  return Array.isArray(value) ? (value as T[]) : [];
}
