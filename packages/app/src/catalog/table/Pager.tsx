import { ButtonLink } from '@backstage/ui';
import { RiArrowLeftLine, RiArrowRightLine } from '@remixicon/react';
import { pageSize } from '../pages/EntityPages';
import styles from './Pager.module.css';

export interface PagerProps {
  /** From 1. */
  page: number;
  count: number;
  hasNext: boolean;
  /** Absent where nobody has counted. */
  total?: number;
  plural: string;
  hrefTo(page: number): string;
}

/** Which part of the list is shown, and the ways to the parts beside it. */
export function Pager(props: PagerProps) {
  const { page, count, hasNext, total, plural, hrefTo } = props;
  const first = (page - 1) * pageSize + 1;
  const range = `${first}–${first + count - 1}`;
  return (
    <nav aria-label="Pages" className={styles.pager}>
      <span role="status">
        {page === 1 && !hasNext
          ? `${count} ${plural}`
          : `${range}${total === undefined ? '' : ` of ${total}`} ${plural}`}
      </span>
      {(page > 1 || hasNext) && (
        <span className={styles.ways}>
          {page > 1 && (
            <ButtonLink
              size="small"
              variant="secondary"
              href={hrefTo(page - 1)}
              iconStart={<RiArrowLeftLine aria-hidden />}
            >
              Previous
            </ButtonLink>
          )}
          {hasNext && (
            <ButtonLink
              size="small"
              variant="secondary"
              href={hrefTo(page + 1)}
              iconEnd={<RiArrowRightLine aria-hidden />}
            >
              Next
            </ButtonLink>
          )}
        </span>
      )}
    </nav>
  );
}
