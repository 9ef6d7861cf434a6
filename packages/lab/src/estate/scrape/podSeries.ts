import { fraction } from '../noise';
import { Workload } from '../Workload';
import { PodLife } from './podLives';
import {
  Family,
  FamilyType,
  Labels,
  SCRAPE_INTERVAL,
  ScrapedSeries,
  Selection,
} from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';
import { Tally } from './tally';

const { floor, max, min } = Math;

/** What a pod's series are labelled with: those of the scrape, and `service`, which rules and portals go by. */
export function podLabels(workload: Workload, life: PodLife): Labels {
  return {
    namespace: workload.namespace,
    service: workload.name,
    pod: life.name,
    container: workload.name,
    instance: `${life.ip}:${workload.port}`,
    job: workload.name,
  };
}

/** Never a whole second, so that no sample lies on the edge of a range that somebody asks for. */
export function offsetOf(target: string): number {
  return (
    1 +
    1000 * floor(14 * fraction(target, 0)) +
    floor(998 * fraction(target, 1))
  );
}

/** The value of a counter of a pod that gets its share of all events of its service. */
export function shareOf(
  life: PodLife,
  tally: Tally,
  read: (share: number, index: number) => number = floor,
): (time: number) => number {
  return time => {
    let start = life.starts[0];
    for (const candidate of life.starts) {
      if (candidate > time) {
        break;
      }
      start = candidate;
    }
    let total = 0;
    for (const { from, to, among } of life.serving) {
      if (from < time && to > start) {
        const count = tally(max(from, start), min(to, time));
        total += read(count / among, (life.index % among) / among);
      }
    }
    return total;
  };
}

/** Whole events; what is left over of one among the pods goes to one of them after the other. */
export function wholeEvents(share: number, ahead: number): number {
  return floor(share + ahead);
}

/** A family of which each pod of a workload has one series for every set of labels in `each`. */
export function podFamily(
  { lives }: ScrapeContext,
  workload: Workload,
  family: { name: string; type: FamilyType; help: string; target?: Labels },
  each: Array<{
    suffix?: '_bucket' | '_count' | '_sum';
    labels?: Labels;
    at: (life: PodLife) => (time: number) => number;
  }>,
): Family {
  const { target, ...rest } = family;
  return {
    ...rest,
    select: selection => {
      if (
        !selection.accepts('service', workload.name) ||
        !selection.accepts('namespace', workload.namespace)
      ) {
        return [];
      }
      const wanted = each.filter(({ suffix = '' }) =>
        selection.accepts('__name__', `${rest.name}${suffix}`),
      );
      return lives(workload)
        .filter(life => within(life, selection))
        .flatMap(life =>
          wanted.map(({ suffix = '', labels, at }): ScrapedSeries => ({
            labels: {
              __name__: `${rest.name}${suffix}`,
              ...podLabels(workload, life),
              ...target,
              ...labels,
            },
            from: life.from,
            to: life.to,
            offset: offsetOf(life.name),
            starts: rest.type === 'gauge' ? undefined : life.starts,
            at: at(life),
          })),
        );
    },
  };
}

function within({ from, to }: PodLife, selection: Selection): boolean {
  return from <= selection.to && to + SCRAPE_INTERVAL > selection.from;
}
