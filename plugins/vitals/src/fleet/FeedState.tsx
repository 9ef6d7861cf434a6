import { RiSignalTowerLine, RiSignalWifiErrorLine } from '@remixicon/react';
import { Live } from '../live';
import { Age, isExpired, useNow } from '../verdict';
import styles from './FeedState.module.css';

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
});

/** In one word whether what is shown is kept up to date, and as of when it is. */
export function FeedState({ live }: { live: Live<unknown> }) {
  const now = useNow();
  const { updatedAt, error } = live;
  if (updatedAt === undefined) {
    return (
      <p className={styles.state} data-feed={error ? 'stale' : 'waiting'}>
        {error ? 'No answer yet' : 'Waiting for the first answer'}
      </p>
    );
  }
  const age = <Age time={new Date(updatedAt).toISOString()} />;
  if (error || isExpired(live, now)) {
    return (
      <p className={styles.state} data-feed="stale">
        <RiSignalWifiErrorLine className={styles.glyph} aria-hidden />
        <span>
          <strong>Stale since {clock.format(updatedAt)}</strong>, {age}
        </span>
      </p>
    );
  }
  return (
    <p className={styles.state} data-feed="live">
      <RiSignalTowerLine className={styles.glyph} aria-hidden />
      <span>
        <strong>Live</strong>, updated {age}
      </span>
    </p>
  );
}
