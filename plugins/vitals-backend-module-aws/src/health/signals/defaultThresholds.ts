import { AlarmRecord } from '../alarms/AlarmRecord';
import { watchedMetrics } from '../alarms/watchedMetrics';
import { Subject, statisticOf } from './findSubjects';
import { DefaultThreshold, Family, Measure, familyOf } from './families';

/** In seconds: over what a default threshold counts. */
export const thresholdPeriod = 300;

/** The default thresholds of a subject, each on those of its metrics that no alarm of the entity watches. */
export function defaultThresholdsOf(
  subject: Subject,
  alarms: readonly AlarmRecord[],
): DefaultThreshold[] {
  const { defaults = [] }: Family = familyOf(subject.familyName);
  if (defaults.length === 0) {
    return [];
  }
  const watched = alarms.flatMap(watchedMetrics);
  const isWatched = (measure: Measure) => {
    const { namespace, name } = statisticOf(subject, measure);
    return watched.some(
      metric =>
        metric.namespace === namespace &&
        metric.name === name &&
        Object.entries(subject.dimensions).every(([key, value]) => {
          const watchedValue = metric.dimensions.get(key);
          // What watches all stages of an API together watches each.
          return (
            watchedValue === value ||
            (key === 'Stage' && watchedValue === undefined)
          );
        }),
    );
  };
  return defaults
    .map(threshold => ({
      ...threshold,
      measures: threshold.measures.filter(measure => !isWatched(measure)),
    }))
    .filter(({ measures }) => measures.length > 0);
}

/** For example `Errors of function orders`. */
export function thresholdName(
  { title }: DefaultThreshold,
  subject: Subject,
): string {
  return `${title} of ${subject.title}`;
}
