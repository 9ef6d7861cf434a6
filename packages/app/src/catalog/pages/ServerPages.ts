import { CatalogReader } from './CatalogReader';
import { EntityPage, EntityPages, pageSize } from './EntityPages';

/**
 * Pages as the catalog itself filters and sorts them: one request each. From page to page it follows the
 * cursor; a page that somebody comes to by its address is found by its offset.
 */
export class ServerPages implements EntityPages {
  private readonly cursors = new Map<number, string>();

  constructor(private readonly reader: CatalogReader) {}

  async load(page: number): Promise<EntityPage> {
    const cursor = this.cursors.get(page);
    const { entities, nextCursor } = cursor
      ? await this.reader.readOn(cursor, pageSize)
      : await this.reader.read(pageSize, (page - 1) * pageSize);
    if (nextCursor) {
      this.cursors.set(page + 1, nextCursor);
    }
    const isLast = !nextCursor && entities.length > 0;
    return {
      entities,
      hasNext: nextCursor !== undefined,
      ...((isLast || page === 1) &&
        !nextCursor && { total: (page - 1) * pageSize + entities.length }),
    };
  }
}
