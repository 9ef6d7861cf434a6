import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { Column } from '../kinds';
import { CatalogQuery } from '../query/CatalogQuery';
import styles from './EntityTable.module.css';

export interface SortHeaderProps {
  column: Column;
  title: string;
  sort: CatalogQuery['sort'];
  onSort(sort: CatalogQuery['sort']): void;
}

/** The head of a column, which sorts by it and turns the order round. */
export function SortHeader({ column, title, sort, onSort }: SortHeaderProps) {
  const isSorted = sort.column === column;
  const isDescending = isSorted && sort.isDescending;
  const Arrow = isDescending ? RiArrowDownLine : RiArrowUpLine;
  return (
    <th
      role="columnheader"
      scope="col"
      data-column={column}
      aria-sort={direction(isSorted, isDescending)}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          onSort({ column, isDescending: isSorted && !isDescending })
        }
      >
        {title}
        <Arrow
          size={14}
          aria-hidden
          className={styles.arrow}
          data-active={isSorted}
        />
      </button>
    </th>
  );
}

function direction(isSorted: boolean, isDescending: boolean) {
  if (!isSorted) {
    return 'none';
  }
  return isDescending ? 'descending' : 'ascending';
}
