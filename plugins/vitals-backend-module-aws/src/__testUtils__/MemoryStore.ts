import {
  Purchase,
  Spending,
  SpendingLimits,
} from '../health/budget/MetricBudget';
import { FigureStore, StoredFigure } from '../health/metrics/MetricFigures';

/** What the store of the module does, without a database. */
export class MemoryStore implements Spending, FigureStore {
  readonly spent = new Map<string, number>();
  /** Of what was spent. */
  readonly inspected = new Map<string, number>();
  private readonly figures = new Map<string, StoredFigure>();

  async spend(purchase: Purchase, most: SpendingLimits) {
    const { day, account, metrics, purpose } = purchase;
    const key = `${day} ${account}`;
    const sum = (this.spent.get(key) ?? 0) + metrics;
    const inspections =
      (this.inspected.get(key) ?? 0) + (purpose === 'inspection' ? metrics : 0);
    if (purpose === 'inspection' && inspections > most.inspections) {
      return 'inspections' as const;
    }
    if (sum > most.all) {
      return 'all' as const;
    }
    this.spent.set(key, sum);
    this.inspected.set(key, inspections);
    return undefined;
  }

  async refund(purchase: Purchase) {
    const endless = { all: Infinity, inspections: Infinity };
    await this.spend({ ...purchase, metrics: -purchase.metrics }, endless);
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
