import { alarmsOf } from './alarmsOf';
import { AlarmDefinition } from './AlarmDefinition';
import { AlarmState } from './AlarmState';
import { alarmTimeline } from './alarmTimeline';
import { Journal } from './Journal';
import { resourcesOf, tagsOf } from './resourcesOf';
import { alarmArn } from './account';
import { metricKey, Series } from './Series';
import { seriesOf } from './seriesOf';
import { Service } from './Service';

export interface Resource {
  arn: string;
  tags: Record<string, string>;
}

export interface Alarm extends AlarmDefinition {
  arn: string;
}

/** What stands in one region: the lists that follow from its services. */
interface Region {
  alarms: Alarm[];
  resources: Resource[];
  series: Map<string, Series>;
}

const SEED = 'gantry';

/**
 * The simulated estate: services and incidents go in, and every figure follows from them, a seed and the instant that
 * is asked about. It keeps nothing that it could not compute again.
 */
export class Estate {
  private readonly regions = new Map<string, Region>();
  private readonly timelines = new Map<string, AlarmState[]>();
  private timelinesAt = 0;

  constructor(
    readonly services: readonly Service[],
    readonly journal: Journal,
  ) {
    for (const service of services) {
      const region = this.regionOf(service);
      const tags = tagsOf(service);
      for (const arn of resourcesOf(service).arns) {
        region.resources.push({ arn, tags });
      }
      for (const series of seriesOf(service, SEED)) {
        region.series.set(metricKey(series), series);
      }
      for (const definition of alarmsOf(service)) {
        const arn = alarmArn(service.region, definition.name);
        region.alarms.push({ ...definition, arn });
        region.resources.push({ arn, tags });
      }
    }
    for (const { alarms, resources } of this.regions.values()) {
      alarms.sort((a, b) => (a.name < b.name ? -1 : 1));
      resources.sort((a, b) => (a.arn < b.arn ? -1 : 1));
    }
  }

  /** The alarms of a region by name. A region without services has none. */
  alarms(region: string): readonly Alarm[] {
    return this.regions.get(region)?.alarms ?? [];
  }

  resources(region: string): readonly Resource[] {
    return this.regions.get(region)?.resources ?? [];
  }

  /** The metrics of a region by their `metricKey`. */
  series(region: string): ReadonlyMap<string, Series> {
    return this.regions.get(region)?.series ?? new Map();
  }

  service(name: string): Service | undefined {
    return this.services.find(service => service.name === name);
  }

  /** Every state that an alarm has been in until `now`, oldest first; never empty. */
  timeline(alarm: Alarm, now: number): readonly AlarmState[] {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.timelinesAt) {
      this.timelines.clear();
      this.timelinesAt = minute;
    }
    let timeline = this.timelines.get(alarm.arn);
    if (!timeline) {
      const series = this.series(alarm.region).get(metricKey(alarm));
      timeline = alarmTimeline(alarm, series, now, [...this.journal]);
      this.timelines.set(alarm.arn, timeline);
    }
    return timeline;
  }

  state(alarm: Alarm, now: number): AlarmState {
    const timeline = this.timeline(alarm, now);
    return timeline[timeline.length - 1];
  }

  private regionOf(service: Service): Region {
    let region = this.regions.get(service.region);
    if (!region) {
      region = { alarms: [], resources: [], series: new Map() };
      this.regions.set(service.region, region);
    }
    return region;
  }
}
