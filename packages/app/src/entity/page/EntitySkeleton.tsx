import { Container, Skeleton } from '@backstage/ui';
import styles from './EntitySkeleton.module.css';

/** The outline of the page that is on its way. */
export function EntitySkeleton() {
  return (
    <Container>
      <div className={styles.page} role="status" aria-label="Loading">
        <Skeleton width="8rem" height="1.25rem" />
        <Skeleton width="min(20rem, 80%)" height="2rem" />
        <Skeleton width="min(32rem, 95%)" height="1.25rem" />
        <Skeleton width="100%" height="10rem" />
      </div>
    </Container>
  );
}
