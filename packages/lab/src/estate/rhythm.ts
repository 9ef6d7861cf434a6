import { daylight, fractionsOf, noiseOf } from './noise';
import { Service } from './Service';

const { round } = Math;

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
    traffic: peak => {
      const noise = noiseOf(key('requests'));
      return minute =>
        round(peak * daylight(minute) * (1 + 0.12 * noise(minute)));
    },
    level: (metric, base, swing) => {
      const noise = noiseOf(key(metric));
      return minute =>
        base + swing * daylight(minute) + 0.1 * base * noise(minute);
    },
    seldom: (metric, chance) => {
      const fractions = fractionsOf(key(metric));
      return minute => (fractions(minute) < chance ? 1 : 0);
    },
    noise: metric => noiseOf(key(metric)),
  };
}
