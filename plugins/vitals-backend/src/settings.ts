import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** All in milliseconds. */
export interface VitalsSettings {
  surveyPeriod: number;
  /** How long one survey of one source may take. */
  surveyDeadline: number;
  /** The age at which a reading no longer counts. */
  staleAfter: number;
  /** How long what a caller may see of the fleet is remembered. */
  visibilityMaximumAge: number;
}

const defaultPeriod = 60_000;
const shortestPeriod = 1_000;
const shortestDeadline = 30_000;
const defaultVisibilityAge = 60_000;
const longestVisibilityAge = 15 * 60_000;

export function readVitalsSettings(config: Config): VitalsSettings {
  const surveyPeriod = readDuration(config, 'vitals.surveyPeriod', {
    byDefault: defaultPeriod,
    atLeast: shortestPeriod,
    atMost: Infinity,
  });
  return {
    surveyPeriod,
    surveyDeadline: Math.max(surveyPeriod, shortestDeadline),
    staleAfter: 3 * surveyPeriod,
    visibilityMaximumAge: readDuration(config, 'vitals.visibilityMaximumAge', {
      byDefault: defaultVisibilityAge,
      atLeast: 1,
      atMost: longestVisibilityAge,
    }),
  };
}

/** All in milliseconds. */
export interface Bounds {
  byDefault: number;
  atLeast: number;
  atMost: number;
}

/**
 * @param name - of the key in messages, where the configuration is a part of the whole
 * @throws InputError that names the key and what is wrong with it
 */
export function readDuration(
  config: Config,
  key: string,
  { byDefault, atLeast, atMost }: Bounds,
  name = key,
): number {
  if (!config.has(key)) {
    return byDefault;
  }
  const duration = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (!(duration >= atLeast)) {
    throw new InputError(
      `${name} is ${duration} ms, but must be at least ${atLeast} ms; for example { seconds: 60 }`,
    );
  }
  if (duration > atMost) {
    throw new InputError(
      `${name} is ${duration} ms, but must be at most ${atMost} ms; for example { seconds: 60 }`,
    );
  }
  return duration;
}
