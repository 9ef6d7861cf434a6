import { Part } from '../Part';
import { PodLife } from './podLives';
import { podFamily, shareOf, wholeEvents } from './podSeries';
import { latencyBounds, requestTallies, RequestTally } from './requests';
import { Family, Labels } from './ScrapedSeries';
import { Tally } from './tally';

/** A route of a service and its share of the requests; the errors are those of the first one. */
export interface Route {
  method: string;
  path: string;
  /** The status of its successes. */
  status: number;
  share: number;
}

/** Requests that a runtime tells under one set of labels. */
export interface Tallied {
  labels: Labels;
  /** Shares of all requests with an outcome. */
  of: Array<{ outcome: 'ok' | 'failed'; share: number }>;
}

/** How the usual instrumentation of a runtime names what it counts. */
export interface Runtime {
  /** The counter of requests, where it has one beside the histogram. */
  requests?: { name: string; help: string; series: Tallied[] };
  durations: Array<{
    name: string;
    help: string;
    series: Tallied[];
    /** Upper bounds in seconds, where they are not those of all services. */
    bounds?: readonly number[];
  }>;
  /** How its client library spells the bounds of buckets. */
  bound: (bound: number) => string;
}

function scaled(share: number, tally: Tally): Tally {
  return (from, to) => share * tally(from, to);
}

function added(tallies: Tally[]): Tally {
  return tallies.length === 1
    ? tallies[0]
    : (from, to) => tallies.reduce((sum, tally) => sum + tally(from, to), 0);
}

/** What a service of the shop tells of the requests that it answers. */
export function httpServer(runtime: Runtime): Part {
  return service => ({
    resources: [],
    series: [],
    alarms: [],
    exposition: context => {
      const { estate } = context;
      const workload = estate.workloads.find(
        ({ name }) => name === service.name,
      );
      if (!workload) {
        return [];
      }
      const outcomes = requestTallies(estate, service);
      const tallyOf = ({ of }: Tallied, read: (of: RequestTally) => Tally) =>
        added(
          of.map(({ outcome, share }) =>
            scaled(share, read(outcomes[outcome])),
          ),
        );
      const counter = (labels: Labels, tally: Tally) => ({
        labels,
        at: (life: PodLife) => shareOf(life, tally, wholeEvents),
      });

      const families: Family[] = [];
      const { requests, durations, bound } = runtime;
      if (requests) {
        families.push(
          podFamily(
            context,
            workload,
            { name: requests.name, type: 'counter', help: requests.help },
            requests.series.map(each =>
              counter(
                each.labels,
                tallyOf(each, of => of.count),
              ),
            ),
          ),
        );
      }
      for (const { name, help, series, bounds } of durations) {
        families.push(
          podFamily(
            context,
            workload,
            { name, type: 'histogram', help },
            series.flatMap(each => {
              const count = tallyOf(each, of => of.count);
              const seconds = tallyOf(each, of => of.seconds);
              const bucket = (le: string, tally: Tally) => ({
                suffix: '_bucket' as const,
                ...counter({ ...each.labels, le }, tally),
              });
              return [
                ...(bounds ?? latencyBounds).map(limit => {
                  const index = latencyBounds.indexOf(limit);
                  return bucket(
                    bound(limit),
                    tallyOf(each, of => of.below[index]),
                  );
                }),
                bucket('+Inf', count),
                { suffix: '_count' as const, ...counter(each.labels, count) },
                {
                  suffix: '_sum' as const,
                  labels: each.labels,
                  at: (life: PodLife) => shareOf(life, seconds, share => share),
                },
              ];
            }),
          ),
        );
      }
      return families;
    },
  });
}
