import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import styles from './page.module.css';

export interface LongListProps<T> {
  items: T[];
  /** How many are listed until somebody asks for more. */
  limit: number;
  children: (items: T[]) => ReactNode;
  /** How many are to be listed at least. */
  atLeast?: number;
}

/** The beginning of a list, and a button that brings more of it. */
export function LongList<T>(props: LongListProps<T>) {
  const { items, limit, children, atLeast = 0 } = props;
  const [asked, setShown] = useState(limit);
  const shown = Math.max(asked, atLeast);
  const rest = items.length - shown;
  return (
    <>
      {children(items.slice(0, shown))}
      {rest > 0 && (
        <Button
          className={styles.more}
          size="small"
          variant="secondary"
          onPress={() => setShown(shown + Math.max(limit, 100))}
        >
          Show {Math.min(rest, Math.max(limit, 100))} more of {items.length}
        </Button>
      )}
    </>
  );
}
