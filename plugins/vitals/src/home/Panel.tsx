import { Skeleton, Text } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import { UsedResource } from '../live';
import { RequestNotice } from '../verdict';
import styles from './HomePage.module.css';
import { PanelBoundary } from '../verdict';

export interface PanelProps {
  title: string;
  children: ReactNode;
}

/** One question of the home page. What fails within leaves the others standing. */
export function Panel({ title, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <Text as="h2" id={id} variant="title-x-small" weight="bold">
        {title}
      </Text>
      <PanelBoundary>{children}</PanelBoundary>
    </section>
  );
}

export interface PanelStateProps {
  /** What the panel shows; each says for itself when it fails. */
  resources: UsedResource<unknown>[];
  /** How many lines to hold the place of while loading. */
  lines?: number;
  /** Shown as soon as there is anything to show. */
  children: () => ReactNode;
}

/** Loading, failed, or there; also failed and there, when what is there is old. */
export function PanelState(props: PanelStateProps) {
  const { resources, lines = 2, children } = props;
  const isReady = resources.every(({ data }) => data !== undefined);
  const failed = resources.filter(({ error }) => error);
  return (
    <>
      {failed.map(({ error, updatedAt, isFetching, retry }, index) => (
        <RequestNotice
          key={index}
          error={error!}
          updatedAt={updatedAt}
          isPending={isFetching}
          onRetry={retry}
        />
      ))}
      {isReady && children()}
      {!isReady && failed.length === 0 && (
        <div className={styles.loading} role="status" aria-label="Loading">
          {Array.from({ length: lines }, (_, index) => (
            <Skeleton key={index} height="2.75rem" width="100%" />
          ))}
        </div>
      )}
    </>
  );
}
