import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import { useHandover } from '../../live';
import { RequestNotice } from '../../verdict';
import prose from '../../verdict/prose.module.css';
import styles from './Handover.module.css';
import { HandoverList } from './HandoverList';
import { ShiftChoice } from './ShiftChoice';
import { boundsOfShift, formatShift, shiftProblem } from './shift';
import { UsedShift } from './useShift';

/** What the last shift leaves to the next one. */
export function HandoverDialog({ shift: used }: { shift: UsedShift }) {
  const { shift, choose, close } = used;
  const problem = shiftProblem(shift);
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && close()} width={840}>
      <DialogHeader className={styles.header}>Handover</DialogHeader>
      <DialogBody>
        <div className={styles.handover}>
          <ShiftChoice shift={shift} onChange={choose} />
          {problem ? (
            <p className={prose.text} role="alert">
              {problem}
            </p>
          ) : (
            <Told used={used} />
          )}
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Told({ used: { shift } }: { used: UsedShift }) {
  const { data, error, updatedAt, isFetching, retry } = useHandover(
    formatShift(shift),
    () => boundsOfShift(shift, Date.now()),
  );
  return (
    <>
      {error && (
        <RequestNotice
          error={error}
          updatedAt={updatedAt}
          isPending={isFetching}
          onRetry={retry}
        />
      )}
      {!data && !error && (
        <div role="status" aria-label="Loading">
          <Skeleton width="100%" height="6rem" />
        </div>
      )}
      {data && <HandoverList handover={data} />}
    </>
  );
}
