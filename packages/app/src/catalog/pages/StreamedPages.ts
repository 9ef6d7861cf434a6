import { Entity } from '@backstage/catalog-model';
import { EntityPage, EntityPages, pageSize } from './EntityPages';

/** Pages of entities that are found one after the other; looks no further than the page that is asked for. */
export class StreamedPages implements EntityPages {
  private readonly found: Entity[] = [];
  private isDone = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly stream: AsyncIterator<Entity[]>) {}

  async load(page: number): Promise<EntityPage> {
    const end = page * pageSize;
    const reached = this.last.then(() => this.reach(end + 1));
    this.last = reached.catch(() => {});
    await reached;
    return {
      entities: this.found.slice(end - pageSize, end),
      hasNext: this.found.length > end,
      ...(this.isDone && { total: this.found.length }),
    };
  }

  private async reach(count: number) {
    while (!this.isDone && this.found.length < count) {
      const { done, value } = await this.stream.next();
      this.isDone = done === true;
      if (value) {
        this.found.push(...value);
      }
    }
  }
}
