import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { Age } from './Age';
import styles from './VerdictCard.module.css';
import prose from './prose.module.css';
import { requestErrorMessage } from './requestErrorMessage';

export interface RequestNoticeProps {
  error: Error;
  /** What that means here; that nothing could be loaded or updated, unless told. */
  title?: string;
  /** Milliseconds since the epoch: when what is still shown arrived. */
  updatedAt?: number;
  isPending: boolean;
  onRetry: () => void;
}

/** Says that Gantry's own server did not answer, and how old that makes what is shown. */
export function RequestNotice(props: RequestNoticeProps) {
  const { error, updatedAt, isPending, onRetry } = props;
  const verb = updatedAt === undefined ? 'load' : 'update';
  const { title = `Gantry could not ${verb} this.` } = props;
  return (
    <div className={styles.notice}>
      <div className={styles.noticeText}>
        {/* Without the age: a screen reader would be told again whenever that moves on. */}
        <span role="alert">
          <strong>{title}</strong>{' '}
          <span className={prose.muted}>{requestErrorMessage(error)}</span>
        </span>
        {updatedAt !== undefined && (
          <>
            {' '}
            Stale: last updated <Age time={new Date(updatedAt).toISOString()} />
            .
          </>
        )}
      </div>
      <Button
        size="small"
        variant="secondary"
        isPending={isPending}
        iconStart={<RiRefreshLine aria-hidden />}
        onPress={onRetry}
      >
        Retry
      </Button>
    </div>
  );
}
