import { AlarmRecord } from './AlarmRecord';
import { CacheMembers, cacheNamespace } from '../targets/cacheMembers';
import { ResourceMetrics } from '../targets/resourceMetrics';
import { WatchedMetric, watchedMetrics } from './watchedMetrics';

/** Finds the alarms of one sweep by name, by beginning of a name, and by the resource they watch. */
export class AlarmIndex {
  private readonly sorted: AlarmRecord[];
  private readonly byName: Map<string, AlarmRecord>;
  private readonly byDimension = new Map<string, WatchedMetric[]>();
  /** The clusters of ElastiCache that alarms watch. */
  readonly cacheMembers: CacheMembers;

  constructor(alarms: readonly AlarmRecord[]) {
    this.sorted = [...alarms].sort((a, b) => compare(a.name, b.name));
    this.byName = new Map(alarms.map(alarm => [alarm.name, alarm]));
    const clusters: string[] = [];
    for (const alarm of alarms) {
      for (const watched of watchedMetrics(alarm)) {
        if (watched.namespace === cacheNamespace) {
          clusters.push(watched.dimensions.get('CacheClusterId') ?? '');
        }
        for (const [name, value] of watched.dimensions) {
          const key = dimensionKey(name, value);
          const known = this.byDimension.get(key) ?? [];
          known.push(watched);
          this.byDimension.set(key, known);
        }
      }
    }
    this.cacheMembers = new CacheMembers(clusters);
  }

  get size(): number {
    return this.sorted.length;
  }

  named(name: string): AlarmRecord[] {
    const alarm = this.byName.get(name);
    return alarm ? [alarm] : [];
  }

  withPrefix(prefix: string): AlarmRecord[] {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.sorted[middle].name, prefix) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const found: AlarmRecord[] = [];
    while (this.sorted[low]?.name.startsWith(prefix)) {
      found.push(this.sorted[low++]);
    }
    return found;
  }

  /** Alarms on metrics that carry all dimensions of the resource, and perhaps more. */
  watching({
    namespaces,
    dimensions,
  }: Pick<ResourceMetrics, 'namespaces' | 'dimensions'>): AlarmRecord[] {
    const wanted = Object.entries(dimensions);
    const last = wanted.at(-1);
    if (!last) {
      return [];
    }
    const [name, value] = last;
    return (this.byDimension.get(dimensionKey(name, value)) ?? [])
      .filter(
        watched =>
          namespaces.includes(watched.namespace) &&
          wanted.every(([key, text]) => watched.dimensions.get(key) === text),
      )
      .map(({ alarm }) => alarm);
  }
}

function dimensionKey(name: string, value: string): string {
  return `${name}=${value}`;
}

/** By code unit, as `startsWith` compares; a locale would order otherwise. */
function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
