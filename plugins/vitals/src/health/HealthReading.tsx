import { Reading } from '@gantry/plugin-vitals-common';
import { Age, StatusMark, sourceName } from '../verdict';
import prose from '../verdict/prose.module.css';
import { AlarmList } from './AlarmList';
import styles from './HealthReading.module.css';

export interface HealthReadingProps {
  reading: Reading<'health'>;
  /** Whether to name the source, because there are several. */
  isTitled: boolean;
  /** Whether the reading is too old to count. */
  isOutdated: boolean;
}

/** The alarms behind one source's reading: firing, without data, quiet. */
export function HealthReading(props: HealthReadingProps) {
  const { reading, isTitled, isOutdated } = props;
  const { alarms, counts } = reading.details;
  const firing = alarms.filter(({ state }) => state === 'firing');
  const noData = alarms.filter(({ state }) => state === 'no-data');
  const quiet = alarms.filter(({ state }) => state === 'quiet');
  const total = counts.firing + counts.noData + counts.quiet;

  return (
    <div className={styles.reading}>
      {(isTitled || isOutdated) && (
        <p className={styles.title}>
          {isTitled && <span>{sourceName(reading.source)}</span>}
          {isOutdated && <span>Last known</span>}
          <StatusMark status={reading.status} />
          <span className={prose.muted}>
            seen <Age time={reading.observedAt} />
          </span>
        </p>
      )}
      {total === 0 && (
        <p className={prose.muted}>No alarm matches what this entity names.</p>
      )}
      {counts.firing > 0 && (
        <section className={styles.group}>
          <h4 className={prose.heading}>Firing ({counts.firing})</h4>
          <AlarmList
            alarms={firing}
            count={counts.firing}
            isOutdated={isOutdated}
          />
        </section>
      )}
      {counts.noData > 0 && (
        <section className={styles.group}>
          <h4 className={prose.heading}>Without data ({counts.noData})</h4>
          <AlarmList
            alarms={noData}
            count={counts.noData}
            isOutdated={isOutdated}
          />
        </section>
      )}
      {counts.quiet > 0 && (
        <details className={styles.quiet}>
          <summary>
            {counts.quiet === 1
              ? '1 quiet alarm'
              : `${counts.quiet} quiet alarms`}
          </summary>
          <AlarmList
            alarms={quiet}
            count={counts.quiet}
            isOutdated={isOutdated}
          />
        </details>
      )}
    </div>
  );
}
