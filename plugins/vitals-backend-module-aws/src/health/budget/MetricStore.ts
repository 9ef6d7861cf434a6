import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { FigureStore, StoredFigure } from '../metrics/MetricFigures';
import { Purchase, Spending, SpendingLimits } from './MetricBudget';

/** Of its own, beside that of the plugin whose database it is. */
const migrationTable = 'cloudwatch_knex_migrations';
const chunkSize = 100;
const daysKept = 90;

interface FigureRow {
  source: string;
  key: string;
  read_at: string;
  figure: string;
}

/** Tables of this module in the database of the vitals plugin, which all its replicas share. */
export class MetricStore implements Spending, FigureStore {
  static async create(database: DatabaseService): Promise<MetricStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@gantry/plugin-vitals-backend-module-aws',
          'migrations',
        ),
        tableName: migrationTable,
      });
    }
    return new MetricStore(knex);
  }

  private constructor(private readonly knex: Knex) {}

  async spend(
    { day, account, metrics, purpose }: Purchase,
    most: SpendingLimits,
  ): Promise<keyof SpendingLimits | undefined> {
    const isToday = { day, account };
    const spending = () => this.knex('cloudwatch_spending').where(isToday);
    const [known] = await spending();
    if (!known) {
      await this.beginDay(day, account);
    }
    // Compared and raised by one statement: no two replicas spend the same dollar.
    const allowed = spending().where('metrics', '<=', most.all - metrics);
    const mostInspected = most.inspections - metrics;
    const changed =
      purpose === 'inspection'
        ? await allowed
            .where('inspections', '<=', mostInspected)
            .increment({ metrics, inspections: metrics })
        : await allowed.increment({ metrics });
    if (changed > 0) {
      return undefined;
    }
    // A database that has it as `bigint` answers text.
    const [row] = await spending();
    return purpose === 'inspection' && Number(row.inspections) > mostInspected
      ? 'inspections'
      : 'all';
  }

  async refund({ day, account, metrics, purpose }: Purchase): Promise<void> {
    await this.knex('cloudwatch_spending')
      .where({ day, account })
      .decrement({
        metrics,
        ...(purpose === 'inspection' && { inspections: metrics }),
      });
  }

  async load(source: string, after: string): Promise<StoredFigure[]> {
    const rows = await this.knex<FigureRow>('cloudwatch_figures')
      .where({ source })
      .where('read_at', '>', after);
    return rows.map(({ key, read_at: readAt, figure }) => ({
      key,
      readAt,
      figure: JSON.parse(figure),
    }));
  }

  async save(source: string, figures: StoredFigure[]): Promise<void> {
    for (let i = 0; i < figures.length; i += chunkSize) {
      await this.knex('cloudwatch_figures')
        .insert(
          figures
            .slice(i, i + chunkSize)
            .map(({ key, readAt, figure }): FigureRow => ({
              source,
              key,
              read_at: readAt,
              figure: JSON.stringify(figure),
            })),
        )
        .onConflict(['source', 'key'])
        .merge();
    }
  }

  async forget(source: string, before: string): Promise<void> {
    await this.knex('cloudwatch_figures')
      .where({ source })
      .where('read_at', '<', before)
      .delete();
  }

  private async beginDay(day: string, account: string): Promise<void> {
    await this.knex('cloudwatch_spending')
      .insert({ day, account, metrics: 0 })
      .onConflict(['day', 'account'])
      .ignore();
    const oldest = new Date(day);
    oldest.setUTCDate(oldest.getUTCDate() - daysKept);
    await this.knex('cloudwatch_spending')
      .where('day', '<', oldest.toISOString().slice(0, 10))
      .delete();
  }
}
