import { Entity } from '@backstage/catalog-model';
import { EntityPage, EntityPages, pageSize } from './EntityPages';

/** Pages of a list that is known as a whole. */
export class ListedPages implements EntityPages {
  constructor(private readonly entities: Entity[]) {}

  async load(page: number): Promise<EntityPage> {
    const end = page * pageSize;
    return {
      entities: this.entities.slice(end - pageSize, end),
      hasNext: this.entities.length > end,
      total: this.entities.length,
    };
  }
}
