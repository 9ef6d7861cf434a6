import { Alarm } from '@gantry/plugin-vitals-common';
import { Age, ExternalLink, Mark, StatusMark } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './HealthReading.module.css';

const marks: Record<Exclude<Alarm['state'], 'firing'>, Mark> = {
  'no-data': 'unknown',
  quiet: 'ok',
};

const words: Record<Alarm['state'], string> = {
  firing: 'Firing',
  'no-data': 'No data',
  quiet: 'Quiet',
};

export interface AlarmListProps {
  alarms: Alarm[];
  /** How many there are, listed or not. */
  count: number;
  /** Whether they may have changed since they were last seen. */
  isOutdated: boolean;
}

/** Alarms of one state, each with its own explanation and its page in the upstream's console. */
export function AlarmList({ alarms, count, isOutdated }: AlarmListProps) {
  return (
    <>
      <ul className={styles.alarms}>
        {alarms.map(alarm => (
          <li key={alarm.name} className={styles.alarm}>
            <StatusMark status={markOf(alarm)} word={words[alarm.state]} />
            <span className={styles.name}>
              <ExternalLink href={alarm.link}>{alarm.name}</ExternalLink>
              {alarm.isMuted && <span className={styles.default}>muted</span>}
              {alarm.isDefault && (
                <span className={styles.default}>default threshold</span>
              )}
            </span>
            <span className={styles.age}>
              {isOutdated ? (
                <>
                  began <Age time={alarm.since} />
                </>
              ) : (
                <>
                  for <Age time={alarm.since} form="span" />
                </>
              )}
            </span>
            <span className={styles.explanation}>
              {alarm.reason}
              {alarm.runbook && (
                <span className={styles.runbook}>
                  <ExternalLink href={alarm.runbook}>Runbook</ExternalLink>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {count > alarms.length && (
        <p className={prose.muted}>and {count - alarms.length} more</p>
      )}
    </>
  );
}

function markOf({ state, severity = 'critical' }: Alarm): Mark {
  return state === 'firing' ? severity : marks[state];
}
