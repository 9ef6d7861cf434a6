import { EntityReading } from '@gantry/plugin-vitals-common';
import { AlarmList } from './AlarmList';
import styles from './HealthReading.module.css';

export interface QuietAlarmsProps {
  reading: EntityReading;
  isOutdated: boolean;
  /** Whose they are, where there are several sources. */
  title?: string;
}

/** The alarms that need nobody, in one line until somebody wants to see them. */
export function QuietAlarms({ reading, isOutdated, title }: QuietAlarmsProps) {
  const { alarms, counts } = reading.details;
  if (counts.quiet === 0) {
    return null;
  }
  return (
    <details className={styles.quiet}>
      <summary>
        {counts.quiet === 1 ? '1 quiet alarm' : `${counts.quiet} quiet alarms`}
        {title && ` of ${title}`}
      </summary>
      <AlarmList
        alarms={alarms.filter(({ state }) => state === 'quiet')}
        count={counts.quiet}
        isOutdated={isOutdated}
      />
    </details>
  );
}
