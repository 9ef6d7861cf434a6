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
}

const defaultPeriod = 60_000;
const shortestPeriod = 1_000;
const shortestDeadline = 30_000;

export function readVitalsSettings(config: Config): VitalsSettings {
  const key = 'vitals.surveyPeriod';
  const surveyPeriod = config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : defaultPeriod;
  if (!(surveyPeriod >= shortestPeriod)) {
    throw new InputError(
      `${key} is ${surveyPeriod} ms, but must be at least ${shortestPeriod} ms; for example { seconds: 60 }`,
    );
  }
  return {
    surveyPeriod,
    surveyDeadline: Math.max(surveyPeriod, shortestDeadline),
    staleAfter: 3 * surveyPeriod,
  };
}
