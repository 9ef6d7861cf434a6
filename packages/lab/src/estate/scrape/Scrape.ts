import { Estate } from '../Estate';
import { Workload } from '../Workload';
import { containers } from './containers';
import { kubernetesState } from './kubernetesState';
import { monitoringStack } from './monitoringStack';
import { PodLife, podLives } from './podLives';
import { Family, namesOf, ScrapedSeries, Selection } from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';
import { up } from './up';

const MINUTE = 60_000;

/** How long Prometheus keeps samples. */
export const RETENTION = 15 * 24 * 60 * MINUTE;

/** A family by one of its names, with all that tell it. */
interface Told {
  name: string;
  type: Family['type'];
  help: string;
  families: Family[];
}

/** What Prometheus has of an estate. Like the estate it keeps nothing that it could not compute again. */
export class Scrape {
  private readonly told = new Map<string, Told>();
  private readonly lives = new Map<Workload, PodLife[]>();
  private livesAt = 0;

  constructor(
    private readonly estate: Estate,
    private readonly clock: () => number,
  ) {
    const context: ScrapeContext = {
      estate,
      lives: workload => this.livesOf(workload),
    };
    const families = [
      ...estate.workloads.flatMap(workload => [
        up(context, workload),
        ...containers(context, workload),
        ...kubernetesState(context, workload),
        ...monitoringStack(context, workload),
      ]),
      ...estate.expositions.flatMap(exposition => exposition(context)),
    ];
    for (const family of families) {
      const { name, type, help } = family;
      const told = this.told.get(name) ?? { name, type, help, families: [] };
      told.families.push(family);
      this.told.set(name, told);
    }
  }

  /** What there is, without its series. */
  metadata(): Array<Pick<Family, 'name' | 'type' | 'help'>> {
    return [...this.told.values()].map(({ name, type, help }) => ({
      name,
      type,
      help,
    }));
  }

  /** The oldest sample that is kept. */
  oldest(): number {
    return this.clock() - RETENTION;
  }

  /** The series that may match, in full; samples before {@link oldest} are gone. */
  select(selection: Selection): ScrapedSeries[] {
    return [...this.told.values()]
      .filter(told =>
        namesOf(told).some(name => selection.accepts('__name__', name)),
      )
      .flatMap(({ families }) =>
        families.flatMap(family => family.select(selection)),
      );
  }

  private livesOf(workload: Workload): PodLife[] {
    const now = this.clock();
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.livesAt) {
      this.lives.clear();
      this.livesAt = minute;
    }
    let lives = this.lives.get(workload);
    if (!lives) {
      lives = podLives(this.estate, workload, now - RETENTION, now);
      this.lives.set(workload, lives);
    }
    return lives;
  }
}
