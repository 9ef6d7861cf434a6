import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, Link } from '@backstage/ui';
import { RiArrowLeftLine, RiArrowRightLine } from '@remixicon/react';
import { Fragment, useState } from 'react';
import { Age, StatusMark } from '../verdict';
import styles from './FleetTable.module.css';
import { belongingOf, reasonOf, wordIn } from './describeCell';
import { CellGroup } from './groupCells';
import { cellMarks } from './MapCell';
import { pageOf } from './pageOf';

export interface FleetTableProps {
  groups: CellGroup[];
}

const pageSize = 50;

/** The same as the map, to be read: one row a cell, in the same order, a page at a time. */
export function FleetTable({ groups }: FleetTableProps) {
  const linkTo = useEntityRefLink();
  const total = groups.reduce((sum, { cells }) => sum + cells.length, 0);
  const [wanted, setWanted] = useState(0);
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  const page = Math.min(wanted, last);
  const start = page * pageSize;
  const shown = pageOf(groups, start, pageSize);
  return (
    <div className={styles.list}>
      <table className={styles.table} aria-label="The fleet as a list">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Name</th>
            <th scope="col">Reason</th>
            <th scope="col">For</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ group, cells }) => (
            <Fragment key={group.key}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={4}>
                  {group.label} <span>{countsOf(group)}</span>
                </th>
              </tr>
              {cells.map(cell => (
                <tr key={cell.entityRef} className={styles.row}>
                  <td className={styles.status}>
                    <StatusMark status={cell.mark} />
                  </td>
                  <td className={styles.subject}>
                    <Link href={linkTo(cell.entityRef)}>{cell.name}</Link>
                    <span className={styles.meta}>
                      {belongingOf(cell).join(' · ')}
                    </span>
                  </td>
                  <td className={styles.reason}>{reasonOf(cell)}</td>
                  <td className={styles.age}>
                    {cell.verdict?.since && (
                      <Age time={cell.verdict.since} form="span" />
                    )}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {total > pageSize && (
        <nav className={styles.pager} aria-label="Pages of the list">
          <span role="status">
            {start + 1}–{Math.min(start + pageSize, total)} of {total}
          </span>
          <Button
            size="small"
            variant="secondary"
            isDisabled={page === 0}
            iconStart={<RiArrowLeftLine aria-hidden />}
            onPress={() => setWanted(page - 1)}
          >
            Previous
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={page === last}
            iconEnd={<RiArrowRightLine aria-hidden />}
            onPress={() => setWanted(page + 1)}
          >
            Next
          </Button>
        </nav>
      )}
    </div>
  );
}

function countsOf({ counts }: CellGroup): string {
  return cellMarks
    .filter(mark => counts[mark] > 0)
    .map(mark => `${counts[mark]} ${wordIn(mark)}`)
    .join(', ');
}
