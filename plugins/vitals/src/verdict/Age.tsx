import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import styles from './Age.module.css';
import { elapsed } from './elapsed';
import { useNow } from './useNow';

const exact = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
});

export interface AgeProps {
  /** ISO 8601. */
  time: string;
  /** As a point in time, "3 min ago", or as how long something has lasted, "3 min". */
  form?: 'point' | 'span';
}

/** How long ago something was, kept current; the exact time on hover and focus. */
export function Age({ time, form = 'point' }: AgeProps) {
  const now = useNow();
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) {
    return <span>{form === 'point' ? 'at an unknown time' : 'unknown'}</span>;
  }
  return (
    <TooltipTrigger delay={300}>
      <Focusable>
        <button type="button" className={styles.age}>
          <time dateTime={time}>{words(elapsed(moment, now), form)}</time>
        </button>
      </Focusable>
      <Tooltip>{exact.format(moment)}</Tooltip>
    </TooltipTrigger>
  );
}

function words(duration: string | undefined, form: AgeProps['form']) {
  if (form === 'span') {
    return duration ?? 'a moment';
  }
  return duration ? `${duration} ago` : 'just now';
}
