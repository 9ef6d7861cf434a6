import { daylight, fraction, noise } from './noise';
import { Service } from './Service';

const SEED = 'gantry';

/** The figure of a metric at a minute since the epoch. */
export type Figure = (minute: number) => number;

/** How the figures of one resource move: each follows from the seed, the names and the minute. */
export interface Rhythm {
  /** Events a minute, most at the daily peak. */
  traffic: (peak: number) => Figure;
  /** A level that rises by `swing` towards the daily peak. */
  level: (metric: string, base: number, swing: number) => Figure;
  /** One in a minute now and then, else none. */
  seldom: (metric: string, chance: number) => Figure;
  /** Noise in [-1, 1]. */
  noise: (metric: string) => Figure;
}

export function rhythmOf(service: Service, resource?: string): Rhythm {
  const words = [SEED, service.name, ...(resource ? [resource] : [])];
  const key = (metric: string) => [...words, metric].join('/');
  return {
    traffic: peak => minute =>
      Math.round(
        peak * daylight(minute) * (1 + 0.12 * noise(key('requests'), minute)),
      ),
    level: (metric, base, swing) => minute =>
      base + swing * daylight(minute) + 0.1 * base * noise(key(metric), minute),
    seldom: (metric, chance) => minute =>
      fraction(key(metric), minute) < chance ? 1 : 0,
    noise: metric => minute => noise(key(metric), minute),
  };
}
