/* eslint-disable jsx-a11y/no-redundant-roles -- the rows of a phone are no table to a browser any more */
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { VisuallyHidden } from '@backstage/ui';
import { UsedFleetHealth } from '../health/useFleetHealth';
import { Column, columnTitle, kindView } from '../kinds';
import { CatalogQuery } from '../query/CatalogQuery';
import { EntityRow } from './EntityRow';
import styles from './EntityTable.module.css';
import { RowSkeletons } from './RowSkeletons';
import { SortHeader } from './SortHeader';

export interface EntityTableProps {
  query: CatalogQuery;
  /** Undefined while the first page is on its way. */
  entities: Entity[] | undefined;
  /** Whether what is shown is about to be replaced. */
  isStale: boolean;
  fleet: UsedFleetHealth;
  onSort(sort: CatalogQuery['sort']): void;
}

/** One row an entity: how it is, what it is called, whose it is and where it belongs. */
export function EntityTable(props: EntityTableProps) {
  const { query, entities, isStale, fleet, onSort } = props;
  const view = kindView(query.kind);
  const columns: Column[] = [
    ...(view.health === 'none' ? [] : (['health'] as const)),
    'name',
    ...view.columns,
  ];

  return (
    <table
      role="table"
      className={styles.table}
      aria-label={view.title}
      aria-busy={isStale || !entities}
    >
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(column => (
            <SortHeader
              key={column}
              column={column}
              title={columnTitle(column, query.kind)}
              sort={query.sort}
              onSort={onSort}
            />
          ))}
          <th role="columnheader" scope="col" data-column="star">
            <VisuallyHidden>Star</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className={isStale ? styles.stale : undefined}>
        {entities ? (
          entities.map(entity => (
            <EntityRow
              key={stringifyEntityRef(entity)}
              entity={entity}
              columns={columns}
              fleet={fleet}
            />
          ))
        ) : (
          <RowSkeletons columns={columns} />
        )}
      </tbody>
    </table>
  );
}
