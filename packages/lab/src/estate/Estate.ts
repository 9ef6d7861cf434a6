import { AlarmDefinition } from './AlarmDefinition';
import { AlertGroup } from './alerting/AlertRule';
import { AlarmState } from './AlarmState';
import { alarmTimeline } from './alarmTimeline';
import { Journal } from './Journal';
import { Exposition } from './scrape/ScrapeContext';
import { alarmArn } from './account';
import { figureAt } from './Incident';
import { metricKey, MetricId, Series } from './Series';
import { Service, tagsOf } from './Service';
import { Workload } from './Workload';

const MINUTE = 60_000;

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

/**
 * The simulated estate: services and incidents go in, and every figure follows from them, a seed and the instant that
 * is asked about. It keeps nothing that it could not compute again.
 */
export class Estate {
  private readonly regions = new Map<string, Region>();
  private readonly timelines = new Map<string, AlarmState[]>();
  private timelinesAt = 0;
  readonly workloads: readonly Workload[];
  readonly expositions: readonly Exposition[];
  readonly alertGroups: readonly AlertGroup[];

  constructor(
    readonly services: readonly Service[],
    readonly journal: Journal,
  ) {
    const workloads: Workload[] = [];
    const expositions: Exposition[] = [];
    const alertGroups: AlertGroup[] = [];
    for (const service of services) {
      const tags = tagsOf(service);
      for (const part of service.parts) {
        const provision = part(service);
        const { resources, series, alarms, workload, exposition } = provision;
        alertGroups.push(...(provision.alertGroups ?? []));
        for (const { region, arn } of resources) {
          this.regionOf(region).resources.push({ arn, tags });
        }
        for (const metric of series) {
          this.regionOf(metric.region).series.set(metricKey(metric), metric);
        }
        for (const definition of alarms) {
          const region = this.regionOf(definition.region);
          const arn = alarmArn(definition.region, definition.name);
          region.alarms.push({ ...definition, arn });
          region.resources.push({ arn, tags });
        }
        if (workload) {
          workloads.push(workload);
        }
        if (exposition) {
          expositions.push(exposition);
        }
      }
    }
    for (const { alarms, resources } of this.regions.values()) {
      alarms.sort((a, b) => (a.name < b.name ? -1 : 1));
      resources.sort((a, b) => (a.arn < b.arn ? -1 : 1));
    }
    this.expositions = expositions;
    this.alertGroups = alertGroups;
    this.workloads = workloads.sort((a, b) => (a.name < b.name ? -1 : 1));
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

  /** The figure of a metric in the last whole minute, incidents included; undefined where nothing is reported. */
  figure(region: string, metric: MetricId, now: number): number | undefined {
    const series = this.series(region).get(metricKey(metric));
    const minute = Math.floor(now / MINUTE) - 1;
    return series && figureAt(series, minute, this.journal);
  }

  /** Every state that an alarm has been in until `now`, oldest first; never empty. */
  timeline(alarm: Alarm, now: number): readonly AlarmState[] {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.timelinesAt) {
      this.timelines.clear();
      this.timelinesAt = minute;
    }
    let timeline = this.timelines.get(alarm.arn);
    if (!timeline) {
      const series = this.series(alarm.region).get(metricKey(alarm));
      timeline = alarmTimeline(alarm, series, now, this.journal);
      this.timelines.set(alarm.arn, timeline);
    }
    return timeline;
  }

  state(alarm: Alarm, now: number): AlarmState {
    const timeline = this.timeline(alarm, now);
    return timeline[timeline.length - 1];
  }

  private regionOf(name: string): Region {
    let region = this.regions.get(name);
    if (!region) {
      region = { alarms: [], resources: [], series: new Map() };
      this.regions.set(name, region);
    }
    return region;
  }
}
