import { Entity } from '@backstage/catalog-model';

export interface EntityPage {
  entities: Entity[];
  hasNext: boolean;
  /** How many there are in all, where that is known without counting on the server. */
  total?: number;
}

/** The entities that a query asks for, in its order, page by page. */
export interface EntityPages {
  /** @param page - from 1 */
  load(page: number): Promise<EntityPage>;
}

export const pageSize = 50;
