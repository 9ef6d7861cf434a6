import { figureAt } from '../Incident';
import { metricKey, MetricId } from '../Series';
import { Workload } from '../Workload';
import { PodLife } from './podLives';
import { podFamily } from './podSeries';
import { Family, Labels } from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';
import { Tally, tallyOf } from './tally';

const { floor } = Math;

const MINUTE = 60_000;

/** What scenarios call the metrics that only Prometheus knows. */
export const PROMETHEUS = 'Prometheus';

/** A metric that each pod of a workload tells of itself, by its figure a minute. */
export interface Told {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  labels?: Labels;
  figure: (minute: number) => number;
}

/** The figure of a metric that only Prometheus knows. Effects reach it under the namespace `Prometheus`. */
export function figureOf(
  { estate }: ScrapeContext,
  service: string,
  metricName: string,
  calm: (minute: number) => number,
): (minute: number) => number {
  const figured = {
    service,
    namespace: PROMETHEUS,
    metricName,
    dimensions: {},
    calm,
  };
  return minute => figureAt(figured, minute, estate.journal) ?? 0;
}

/** The figure of a metric of CloudWatch. */
export function cloudFigure(
  { estate }: ScrapeContext,
  region: string,
  metric: MetricId,
): (minute: number) => number {
  const series = estate.series(region).get(metricKey(metric));
  return minute => (series && figureAt(series, minute, estate.journal)) ?? 0;
}

/** The value of a counter that counts what its pod does by itself. */
function sinceStart(life: PodLife, tally: Tally): (time: number) => number {
  return time => {
    const start = life.starts.findLast(each => each <= time) ?? life.from;
    return floor(tally(start, time));
  };
}

/** Turns a table of metrics into families; rows of one name become one. */
export function toldFamilies(
  context: ScrapeContext,
  workload: Workload,
  rows: Told[],
  target?: Labels,
): Family[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map(name => {
    const own = rows.filter(row => row.name === name);
    const { type, help } = own[0];
    return podFamily(
      context,
      workload,
      { name, type, help, target },
      own.map(({ labels, figure }) => {
        const tally = type === 'counter' ? tallyOf(figure) : undefined;
        return {
          labels,
          at: (life: PodLife) =>
            tally
              ? sinceStart(life, tally)
              : (time: number) => figure(floor(time / MINUTE)),
        };
      }),
    );
  });
}
