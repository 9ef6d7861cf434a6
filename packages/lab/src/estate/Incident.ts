import { Scenario } from './scenarios/Scenario';
import { minutesHeld } from './scenarios/timing';
import { Series } from './Series';
import { noiseOf } from './noise';

const { min } = Math;

const MINUTE = 60_000;

/** One run of a scenario. It stays in the journal after it is over, so that metrics and alarms keep their past. */
export interface Incident {
  scenario: Scenario;
  /** Milliseconds since the epoch; whole minutes. */
  from: number;
  /** Absent while it lasts. */
  to?: number;
}

/** What a figure belongs to and how it is on a quiet day. */
export type Figured = Pick<
  Series,
  'service' | 'namespace' | 'metricName' | 'dimensions' | 'calm'
>;

/** The figure of a metric at a minute, incidents included; undefined where nothing was reported. */
export function figureAt(
  series: Figured,
  minute: number,
  incidents: readonly Incident[],
): number | undefined {
  const time = minute * MINUTE;
  const calm = series.calm(minute);
  let figure: number | undefined = calm;
  for (const { scenario, from, to } of incidents) {
    if (time < from || (to !== undefined && time >= to)) {
      continue;
    }
    const own = scenario.effects.filter(
      ({ service }) => service === series.service,
    );
    if (own.length === 0) {
      continue;
    }
    // What one before it would have done to the service from then on has not happened.
    figure = calm;
    const effect = own.find(
      candidate =>
        candidate.namespace === series.namespace &&
        candidate.metricName === series.metricName &&
        Object.entries(candidate.dimensions ?? {}).every(
          ([name, value]) => series.dimensions[name] === value,
        ),
    );
    const held = effect && minutesHeld(effect, (time - from) / MINUTE);
    if (!effect || held === undefined) {
      continue;
    }
    if ('stops' in effect) {
      figure = undefined;
    } else {
      const progress = min((held + 1) / effect.withinMinutes, 1);
      const noise = noiseOf(`incident/${series.service}/${series.metricName}`);
      const grain = 1 + 0.03 * noise(minute);
      figure = calm + (effect.reaches * grain - calm) * progress;
    }
  }
  return figure;
}
