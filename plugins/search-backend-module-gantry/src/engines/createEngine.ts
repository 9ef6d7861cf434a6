import { PgSearchEngine } from '@backstage/plugin-search-backend-module-pg';
import {
  LunrSearchEngine,
  SearchEngine,
} from '@backstage/plugin-search-backend-node';
import { PostgresEngine, PostgresEngineOptions } from './PostgresEngine';
import { lunrQuery } from './lunrQuery';

/** The engine that fits the database: PostgreSQL's own search, else an index in memory. */
export async function createEngine(
  options: PostgresEngineOptions,
): Promise<SearchEngine> {
  if (await PgSearchEngine.supported(options.database)) {
    return PostgresEngine.create(options);
  }
  const engine = new LunrSearchEngine({ logger: options.logger });
  engine.setTranslator(lunrQuery);
  return engine;
}
