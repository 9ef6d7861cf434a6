import { Skeleton } from '@backstage/ui';
import styles from './VerdictCard.module.css';

/** As tall as a calm card, so that nothing jumps when the answer comes. */
export function CardSkeleton() {
  return (
    <div
      className={styles.head}
      data-status="loading"
      role="status"
      aria-label="Loading"
    >
      <Skeleton width="7rem" height="1.75rem" />
      <Skeleton width="min(24rem, 90%)" height="1.25rem" />
      <Skeleton width="min(16rem, 70%)" height="1rem" />
      <Skeleton width="9rem" height="2rem" />
    </div>
  );
}
