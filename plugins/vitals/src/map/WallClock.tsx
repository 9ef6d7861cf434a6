import { RiSignalTowerLine, RiSignalWifiErrorLine } from '@remixicon/react';
import { Live } from '../live';
import { elapsed, isExpired } from '../verdict';
import styles from './Wall.module.css';
import { useSecond } from './useSecond';

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** When the last good answer came, large; and, in a word and in red, that none has come for too long. */
export function WallClock({ fleet }: { fleet: Live<unknown> }) {
  const now = useSecond();
  const { updatedAt, error } = fleet;
  const isStale = Boolean(error) || isExpired(fleet, now);
  const Glyph = isStale ? RiSignalWifiErrorLine : RiSignalTowerLine;
  return (
    <p className={styles.clock} data-feed={isStale ? 'stale' : 'live'}>
      <Glyph aria-hidden className={styles.clockGlyph} />
      <strong>{isStale ? 'STALE' : 'Updated'}</strong>
      {updatedAt === undefined ? (
        <span>no answer yet</span>
      ) : (
        <>
          <time
            className={styles.time}
            dateTime={new Date(updatedAt).toISOString()}
          >
            {clock.format(updatedAt)}
          </time>
          <span className={styles.ago}>{agoOf(updatedAt, now)}</span>
        </>
      )}
    </p>
  );
}

function agoOf(moment: number, now: number): string {
  const age = elapsed(moment, now);
  return age ? `${age} ago` : 'just now';
}
