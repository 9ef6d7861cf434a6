import { Workload } from '../Workload';
import { podFamily } from './podSeries';
import { Family } from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';
import { figureOf } from './told';

const MINUTE = 60_000;
const START_UP = 30_000;

/** Whether Prometheus reached each pod of a workload. A container that starts does not answer yet. */
export function up(context: ScrapeContext, workload: Workload): Family {
  const figure = figureOf(context, workload.name, 'up', () => 1);
  return podFamily(context, workload, { name: 'up', type: 'gauge', help: '' }, [
    {
      at:
        ({ restarts }) =>
        time => {
          const starting = restarts.some(
            restart => restart <= time && time < restart + START_UP,
          );
          return starting ? 0 : Math.round(figure(Math.floor(time / MINUTE)));
        },
    },
  ]);
}
