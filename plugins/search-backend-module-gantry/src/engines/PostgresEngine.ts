import {
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { PgSearchEngine } from '@backstage/plugin-search-backend-module-pg';
import { SearchEngine } from '@backstage/plugin-search-backend-node';
import {
  IndexableDocument,
  IndexableResultSet,
  SearchQuery,
} from '@backstage/plugin-search-common';
import { Knex } from 'knex';
import { wordsOf } from '../words';
import { selectDocuments } from './selectDocuments';

export interface PostgresEngineOptions {
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
}

/** The stock index in PostgreSQL, searched with names and titles before what mentions them. */
export class PostgresEngine implements SearchEngine {
  static async create({ config, database, logger }: PostgresEngineOptions) {
    const stock = await PgSearchEngine.fromConfig(config, { database, logger });
    return new PostgresEngine(stock, await database.getClient());
  }

  private constructor(
    private readonly stock: PgSearchEngine,
    private readonly knex: Knex,
  ) {}

  setTranslator(): void {
    throw new Error('The queries of this engine cannot be translated');
  }

  getIndexer(type: string) {
    return this.stock.getIndexer(type);
  }

  async query(query: SearchQuery): Promise<IndexableResultSet> {
    const pageSize = query.pageLimit ?? 25;
    const page = pageOf(query.pageCursor);
    const rows: { type: string; document: IndexableDocument }[] =
      await selectDocuments(this.knex, {
        words: wordsOf(query.term),
        types: query.types,
        filters: query.filters,
      })
        .offset(page * pageSize)
        // One more tells whether there is another page.
        .limit(pageSize + 1);
    return {
      results: rows.slice(0, pageSize).map(({ type, document }, index) => ({
        type,
        document,
        rank: page * pageSize + index + 1,
      })),
      previousPageCursor: page > 0 ? cursorOf(page - 1) : undefined,
      nextPageCursor: rows.length > pageSize ? cursorOf(page + 1) : undefined,
    };
  }
}

function pageOf(cursor: string | undefined): number {
  const page = Number(Buffer.from(cursor ?? '', 'base64').toString('utf-8'));
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}

function cursorOf(page: number): string {
  return Buffer.from(String(page), 'utf-8').toString('base64');
}
