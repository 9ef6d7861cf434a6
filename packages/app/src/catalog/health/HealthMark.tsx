import { Focusable, Skeleton, Tooltip, TooltipTrigger } from '@backstage/ui';
import { StatusMark, elapsed, useNow } from '@gantry/plugin-vitals';
import { Verdict } from '@gantry/plugin-vitals-common';
import styles from './HealthMark.module.css';

export interface HealthMarkProps {
  verdict: Verdict | undefined;
  /** Whether the first answer is still to come. */
  isPending?: boolean;
  /** Whether there is no answer, so that a missing verdict says nothing. */
  isUnavailable?: boolean;
}

/** A verdict in a word; its reason and age on hover and focus. */
export function HealthMark(props: HealthMarkProps) {
  const { verdict, isPending = false, isUnavailable = false } = props;
  if (isPending) {
    return (
      <span className={styles.pending}>
        <Skeleton width="4.5rem" height="1rem" />
      </span>
    );
  }
  if (!verdict) {
    return <StatusMark status={isUnavailable ? 'unknown' : 'none'} />;
  }
  return (
    <TooltipTrigger delay={300}>
      <Focusable>
        <button type="button" className={styles.mark}>
          <StatusMark status={verdict.status} />
        </button>
      </Focusable>
      <Tooltip>
        <Explanation verdict={verdict} />
      </Tooltip>
    </TooltipTrigger>
  );
}

function Explanation({ verdict }: { verdict: Verdict }) {
  const age = elapsed(Date.parse(verdict.observedAt), useNow());
  return (
    <>
      {verdict.reason} (seen {age ? `${age} ago` : 'just now'})
    </>
  );
}
