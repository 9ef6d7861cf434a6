import { Age } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './OnCallPage.module.css';
import { OnCallView } from './useOnCall';

/** The page on a good night: it says so, and as of when. */
export function Quiet({ onCall, fleet, isOld }: OnCallView) {
  const reporting = fleet.data?.items.length;
  if (reporting === 0) {
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
        {whatIsWell(reporting, isOld)}
        {onCall.updatedAt !== undefined && (
          <>
            , as of <Age time={new Date(onCall.updatedAt).toISOString()} />
          </>
        )}
        . This page keeps itself up to date.
      </p>
    </div>
  );
}

function whatIsWell(reporting: number | undefined, isOld: boolean): string {
  if (reporting === undefined) {
    return `Nothing that you may see ${isOld ? 'fired' : 'fires'}`;
  }
  return reporting === 1
    ? `The one entity that reports ${isOld ? 'was' : 'is'} OK`
    : `All ${reporting} entities that report ${isOld ? 'were' : 'are'} OK`;
}
