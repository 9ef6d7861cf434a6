import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowUpDownLine } from '@remixicon/react';
import { Column, columnTitle, kindView } from '../kinds';
import { CatalogQuery } from '../query/CatalogQuery';
import styles from './FilterBar.module.css';

export interface SortMenuProps {
  query: CatalogQuery;
  onSort(sort: CatalogQuery['sort']): void;
}

/** The order of the list where its columns have no heads to press. */
export function SortMenu({ query, onSort }: SortMenuProps) {
  const view = kindView(query.kind);
  const columns: Column[] = [
    'name',
    ...(view.health === 'none' ? [] : (['health'] as const)),
    ...view.columns,
  ];
  const { column, isDescending } = query.sort;
  return (
    <div className={styles.sort}>
      <MenuTrigger>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiArrowUpDownLine aria-hidden />}
        >
          {`Order: ${columnTitle(column, query.kind)}${isDescending ? ', reversed' : ''}`}
        </Button>
        <Menu placement="bottom start">
          {columns.map(each => (
            <MenuItem
              key={each}
              onAction={() =>
                onSort({
                  column: each,
                  isDescending: each === column && !isDescending,
                })
              }
            >
              {columnTitle(each, query.kind)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </div>
  );
}
