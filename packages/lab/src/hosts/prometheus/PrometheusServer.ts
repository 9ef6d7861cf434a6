import { Estate } from '../../estate/Estate';
import { Scrape } from '../../estate/scrape/Scrape';
import { AlertBook } from './AlertBook';
import { alertSeries } from './alertSeries';
import { Storage } from './promql/selectors';

/** What a Prometheus has of one estate. */
export interface Holdings {
  estate: Estate;
  storage: Storage;
  book: AlertBook;
  metadata: () => Array<{ name: string; type: string; help: string }>;
}

/** The one Prometheus of the lab, which follows the estate as it changes. */
export class PrometheusServer {
  private held: Holdings | undefined;

  constructor(
    private readonly estate: () => Estate,
    private readonly clock: () => number,
  ) {}

  holdings(): Holdings {
    const estate = this.estate();
    if (this.held?.estate !== estate) {
      const scrape = new Scrape(estate, this.clock);
      const book = new AlertBook(estate, scrape);
      this.held = {
        estate,
        book,
        metadata: () => scrape.metadata(),
        storage: {
          oldest: () => scrape.oldest(),
          select: selection => [
            ...scrape.select(selection),
            ...alertSeries(estate, book, selection, this.clock()),
          ],
        },
      };
    }
    return this.held;
  }
}
