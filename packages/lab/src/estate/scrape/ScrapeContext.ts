import { Estate } from '../Estate';
import { Workload } from '../Workload';
import { PodLife } from './podLives';
import { Family } from './ScrapedSeries';

/** What an exposition may look at. */
export interface ScrapeContext {
  estate: Estate;
  /** The pods that a workload had since the oldest sample that is kept. */
  lives: (workload: Workload) => PodLife[];
}

/** What Prometheus finds when it scrapes a part of the estate: what `/metrics` of its pods, or an exporter, tells. */
export type Exposition = (context: ScrapeContext) => Family[];
