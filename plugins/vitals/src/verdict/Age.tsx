import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import styles from './Age.module.css';
import { relativeTime } from './relativeTime';
import { useNow } from './useNow';

const exact = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
});

export interface AgeProps {
  /** ISO 8601. */
  time: string;
}

/** How long ago something was, kept current; the exact time on hover and focus. */
export function Age({ time }: AgeProps) {
  const now = useNow();
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) {
    return <span>at an unknown time</span>;
  }
  return (
    <TooltipTrigger delay={300}>
      <Focusable>
        <button type="button" className={styles.age}>
          <time dateTime={time}>{relativeTime(moment, now)}</time>
        </button>
      </Focusable>
      <Tooltip>{exact.format(moment)}</Tooltip>
    </TooltipTrigger>
  );
}
