import { EntityReading } from '@gantry/plugin-vitals-common';
import { Age, StatusMark, sourceName } from '../verdict';
import prose from '../verdict/prose.module.css';
import { AlarmList } from './AlarmList';
import { QuietAlarms } from './QuietAlarms';
import styles from './HealthReading.module.css';

export interface HealthReadingProps {
  reading: EntityReading;
  /** Whether to name the source, because there are several. */
  isTitled: boolean;
  /** Whether the reading is too old to count. */
  isOutdated: boolean;
  /** Whether quiet alarms are shown elsewhere. */
  isWithoutQuiet?: boolean;
}

/** The alarms behind one source's reading: firing, without data, quiet. */
export function HealthReading(props: HealthReadingProps) {
  const { reading, isTitled, isOutdated, isWithoutQuiet = false } = props;
  const { alarms, counts } = reading.details;
  const firing = alarms.filter(({ state }) => state === 'firing');
  const noData = alarms.filter(({ state }) => state === 'no-data');
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
      {total === 0 && !reading.details.signals?.length && (
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
      {!isWithoutQuiet && (
        <QuietAlarms reading={reading} isOutdated={isOutdated} />
      )}
    </div>
  );
}
