import { SignalFigure } from '@gantry/plugin-vitals-common';
import { ProfileFigures } from './Figures';

/** The golden signals of an entity now. What is not known is left out. */
export function toSignals(
  figures: ProfileFigures | undefined,
  key: string,
): SignalFigure[] {
  const requests = figures?.requests.get(key);
  if (!figures || requests === undefined) {
    return [];
  }
  const signals: SignalFigure[] = [
    {
      signal: 'traffic',
      name: 'Requests',
      value: requests,
      unit: 'Count/Second',
    },
  ];
  if (figures.errors && requests > 0) {
    const errors = figures.errors.get(key) ?? 0;
    signals.push({
      signal: 'errors',
      name: 'Errors',
      value: Math.min((errors / requests) * 100, 100),
      unit: 'Percent',
    });
  }
  const duration = figures.durations.find(({ quantiles }) =>
    [...quantiles.values()].some(each => each.has(key)),
  );
  for (const [quantile, values] of duration?.quantiles ?? []) {
    const value = values.get(key);
    if (value !== undefined) {
      signals.push({
        signal: 'latency',
        name: `p${quantile * 100}`,
        value,
        unit: 'Seconds',
      });
    }
  }
  return signals;
}
