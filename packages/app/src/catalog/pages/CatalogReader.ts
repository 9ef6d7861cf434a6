import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { kindView } from '../kinds';
import { CatalogQuery, filterNames, mine } from '../query/CatalogQuery';
import {
  completeRef,
  filterFields,
  rowFields,
  sortField,
  textFields,
} from './entityColumns';

type CatalogApi = typeof catalogApiRef.T;

export interface Stretch {
  entities: Entity[];
  nextCursor?: string;
}

/** Puts one query to the catalog: never asks it to count, and never for more fields than a row shows. */
export class CatalogReader {
  readonly fields: string[];
  private readonly filter: Record<string, string | string[]>;

  constructor(
    private readonly catalogApi: CatalogApi,
    private readonly query: CatalogQuery,
    ownershipEntityRefs: string[],
  ) {
    this.fields =
      typeof kindView(query.kind).health === 'string'
        ? rowFields
        : [...rowFields, 'relations'];
    this.filter = toFilter(query, ownershipEntityRefs);
  }

  /** What the query filters by in the catalog, from an offset on, in the order of the query. */
  async read(limit: number, offset = 0): Promise<Stretch> {
    const { column, isDescending } = this.query.sort;
    const { text, kind } = this.query;
    return this.ask({
      fields: this.fields,
      limit,
      ...(offset > 0 && { offset }),
      filter: this.filter,
      ...(text.trim() && {
        fullTextFilter: { term: text.trim(), fields: textFields },
      }),
      orderFields: {
        // What has the health's order is put into it here, so the names' order serves.
        field: sortField(column === 'health' ? 'name' : column, kind),
        order: isDescending && column !== 'health' ? 'desc' : 'asc',
      },
      totalItems: 'exclude',
    });
  }

  /** What follows a stretch that was read. */
  readOn(cursor: string, limit: number): Promise<Stretch> {
    return this.ask({ cursor, limit, fields: this.fields });
  }

  /** Those of the given entities that the query asks for, in the given order. */
  async readRefs(entityRefs: string[]): Promise<Entity[]> {
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await this.catalogApi.getEntitiesByRefs({
      entityRefs,
      fields: this.fields,
      filter: this.filter,
    });
    return items.filter(
      (entity): entity is Entity =>
        entity !== undefined && this.matchesText(entity),
    );
  }

  /** Asking for entities by reference knows no search for a text. */
  private matchesText({ metadata, spec }: Entity): boolean {
    const term = this.query.text.trim().toLocaleLowerCase('en-US');
    const profile = spec?.profile as { displayName?: unknown } | undefined;
    return (
      term === '' ||
      [
        metadata.name,
        metadata.title,
        metadata.description,
        profile?.displayName,
      ].some(
        value =>
          typeof value === 'string' &&
          value.toLocaleLowerCase('en-US').includes(term),
      )
    );
  }

  private async ask(
    request: Parameters<CatalogApi['queryEntities']>[0],
  ): Promise<Stretch> {
    const { items, pageInfo } = await this.catalogApi.queryEntities(request);
    return { entities: items, nextCursor: pageInfo.nextCursor };
  }
}

function toFilter(query: CatalogQuery, ownershipEntityRefs: string[]) {
  const filter: Record<string, string | string[]> = { kind: query.kind };
  for (const name of filterNames) {
    const values = query.filters[name].flatMap(value => {
      if (name === 'owner') {
        return value === mine
          ? ownershipEntityRefs
          : (completeRef(value, 'group') ?? value);
      }
      return name === 'system'
        ? (completeRef(value, 'system') ?? value)
        : value;
    });
    if (query.filters[name].length > 0) {
      // Whoever belongs to no group owns nothing, which no value would not say.
      filter[filterFields[name]] =
        values.length > 1 ? values : (values[0] ?? '');
    }
  }
  return filter;
}
