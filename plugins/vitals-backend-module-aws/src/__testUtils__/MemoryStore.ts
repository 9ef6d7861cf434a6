import { Spending } from '../health/budget/MetricBudget';
import { FigureStore, StoredFigure } from '../health/metrics/MetricFigures';

/** What the store of the module does, without a database. */
export class MemoryStore implements Spending, FigureStore {
  readonly spent = new Map<string, number>();
  private readonly figures = new Map<string, StoredFigure>();

  async spend(day: string, account: string, metrics: number, most: number) {
    const sum = (this.spent.get(`${day} ${account}`) ?? 0) + metrics;
    if (sum > most) {
      return false;
    }
    this.spent.set(`${day} ${account}`, sum);
    return true;
  }

  async refund(day: string, account: string, metrics: number) {
    await this.spend(day, account, -metrics, Infinity);
  }

  async load(source: string, after: string) {
    return [...this.figures]
      .filter(([key, { readAt }]) => key.startsWith(source) && readAt > after)
      .map(([, figure]) => figure);
  }

  async save(source: string, figures: StoredFigure[]) {
    figures.forEach(each => this.figures.set(`${source} ${each.key}`, each));
  }

  async forget() {}
}
