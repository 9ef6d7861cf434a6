import { Reading } from '@gantry/plugin-vitals-common';

/** When the first of the alarms that now fire began to. */
export function firingSince(
  reading: Reading<'health'> | undefined,
): string | undefined {
  return reading?.details.alarms
    .filter(({ state }) => state === 'firing')
    .map(({ since }) => since)
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
