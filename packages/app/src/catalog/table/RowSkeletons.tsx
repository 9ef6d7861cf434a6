/* eslint-disable jsx-a11y/no-interactive-element-to-noninteractive-role -- the rows of a phone are no table to a browser any more */
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { Column } from '../kinds';

/** As high as the rows that will stand there, so that nothing jumps. */
export function RowSkeletons({ columns }: { columns: Column[] }) {
  return (
    <>
      {Array.from({ length: 12 }, (_, index) => (
        <tr role="row" key={index}>
          {columns.map(column => (
            <td role="cell" key={column} data-column={column}>
              {column === 'name' ? (
                <>
                  <Skeleton width="9rem" height="1.25rem" />
                  <Skeleton width="min(20rem, 90%)" height="1.25rem" />
                </>
              ) : (
                <Skeleton width="4.5rem" height="1.25rem" />
              )}
            </td>
          ))}
          <td role="cell" data-column="star">
            {index === 0 && (
              <VisuallyHidden role="status">Loading</VisuallyHidden>
            )}
          </td>
        </tr>
      ))}
    </>
  );
}
