import { Age } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './OnCallPage.module.css';
import { OnCall } from './useOnCall';

/** The page on a good night: it says so, and as of when. */
export function Quiet({ fleet, all, isExpired }: OnCall) {
  const { updatedAt, error } = fleet;
  if (all.length === 0) {
    return (
      <p className={prose.text}>
        No source says anything yet of what you may see. Once an entity names
        its alarms, whatever fires appears here.
      </p>
    );
  }
  return (
    <div className={styles.quiet}>
      <p className={prose.text}>
        {all.length === 1
          ? 'The one entity that reports is'
          : `All ${all.length} entities that report ${error || isExpired ? 'were' : 'are'}`}{' '}
        OK
        {updatedAt !== undefined && (
          <>
            , as of <Age time={new Date(updatedAt).toISOString()} />
          </>
        )}
        . This page keeps itself up to date.
      </p>
    </div>
  );
}
