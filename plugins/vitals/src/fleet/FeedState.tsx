import {
  RiRefreshLine,
  RiSignalTowerLine,
  RiSignalWifiErrorLine,
} from '@remixicon/react';
import { Live, useSignalLink } from '../live';
import { Age, isExpired, useNow } from '../verdict';
import styles from './FeedState.module.css';

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * In one word how what is shown is kept up to date, and as of when it is: live, by signals; polling, where they no
 * longer arrive and answers still do; or stale.
 */
export function FeedState({ live }: { live: Live<unknown> }) {
  const now = useNow();
  const { isConnected } = useSignalLink();
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
  if (!isConnected) {
    return (
      <p className={styles.state} data-feed="polling">
        <RiRefreshLine className={styles.glyph} aria-hidden />
        <span>
          <strong>Polling</strong>, updated {age}
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
