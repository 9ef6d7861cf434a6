import { Part } from '../Part';
import { randomSuffix } from '../platforms/randomSuffix';
import { decimal } from '../scrape/runtimes/decimal';
import { offsetOf } from '../scrape/podSeries';
import {
  Family,
  Labels,
  namesOf,
  ScrapedSeries,
} from '../scrape/ScrapedSeries';
import { ScrapeContext } from '../scrape/ScrapeContext';
import { Tally } from '../scrape/tally';
import { figureOf } from '../scrape/told';
import { FleetMember } from './FleetMember';
import { memberTallies } from './memberTallies';

const { floor } = Math;
const MINUTE = 60_000;

const durations = 'http_request_duration_highr_seconds';
/** Fewer than the shop has: ten thousand services have them each. */
const bounds = [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5];

const families: Array<Omit<Family, 'select'>> = [
  { name: 'up', type: 'gauge', help: '' },
  {
    name: 'http_requests_total',
    type: 'counter',
    help: 'Total number of requests by method, status and handler.',
  },
  {
    name: durations,
    type: 'histogram',
    help: 'Latency with many buckets but no API specific labels. Made for more accurate percentile calculations.',
  },
];

/** The series that a member has of each name. */
function seriesOf(
  context: ScrapeContext,
  member: FleetMember,
  since: number,
): Map<string, ScrapedSeries[]> {
  const { name: service } = member;
  const pod = `${service}-${randomSuffix(10, service)}-${randomSuffix(5, service)}`;
  const target = { namespace: 'fleet', service, pod, job: service };
  const offset = offsetOf(service);
  const starts = [since];
  const one = (
    name: string,
    labels: Labels,
    at: ScrapedSeries['at'],
  ): ScrapedSeries => ({
    labels: { __name__: name, ...target, ...labels },
    from: since,
    to: Infinity,
    offset,
    starts: name === 'up' ? undefined : starts,
    at,
  });
  const { ok, failed, all, seconds, below } = memberTallies(context, member);
  const whole = (name: string, labels: Labels, tally: Tally) =>
    one(name, labels, time => floor(tally(since, time)));
  const bucket = (le: string, tally: Tally) =>
    whole(`${durations}_bucket`, { le }, tally);

  const figure = figureOf(context, service, 'up', () => 1);
  const total = 'http_requests_total';
  const route = { handler: '/', method: 'GET' };
  return new Map([
    ['up', [one('up', {}, time => figure(floor(time / MINUTE)))]],
    [
      total,
      [
        whole(total, { ...route, status: '2xx' }, ok),
        whole(total, { ...route, status: '5xx' }, failed),
      ],
    ],
    [
      `${durations}_bucket`,
      [
        ...bounds.map(bound => bucket(decimal(bound), below(bound))),
        bucket('+Inf', all),
      ],
    ],
    [`${durations}_count`, [whole(`${durations}_count`, {}, all)]],
    [
      `${durations}_sum`,
      [one(`${durations}_sum`, {}, time => seconds(since, time))],
    ],
  ]);
}

/** What all services of a fleet tell Prometheus: FastAPI, one pod each, which is never replaced. */
export function fleetExposition(
  members: readonly FleetMember[],
  since: number,
): Part {
  return () => ({
    resources: [],
    series: [],
    alarms: [],
    exposition: context => {
      // Made when they are first asked for, and kept: every survey asks for all of them.
      const made = new Map<string, Map<string, ScrapedSeries[]>>();
      const seriesBy = (member: FleetMember) => {
        const series =
          made.get(member.name) ?? seriesOf(context, member, since);
        made.set(member.name, series);
        return series;
      };
      return families.map(family => ({
        ...family,
        select: ({ accepts }) => {
          const names = namesOf(family).filter(name =>
            accepts('__name__', name),
          );
          return accepts('namespace', 'fleet')
            ? members
                .filter(({ name }) => accepts('service', name))
                .flatMap(member => {
                  const series = seriesBy(member);
                  return names.flatMap(name => series.get(name) ?? []);
                })
            : [];
        },
      }));
    },
  });
}
