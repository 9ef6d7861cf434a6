import { Button } from '@backstage/ui';
import prose from '../verdict/prose.module.css';
import styles from './OnCallPage.module.css';
import { ShownIncident } from './incidents';

export interface LeftOutProps {
  /** Those that the filters leave out. */
  incidents: ShownIncident[];
  onShowAll(): void;
}

/** How much the filters leave out, and how bad it is. */
export function LeftOut({ incidents, onShowAll }: LeftOutProps) {
  const critical = incidents.filter(
    ({ status }) => status === 'critical',
  ).length;
  return (
    <div className={styles.quiet} role="note">
      <p className={prose.text}>
        {incidents.length === 1
          ? '1 incident is'
          : `${incidents.length} incidents are`}{' '}
        not shown by these filters
        {critical > 0 && `, ${critical} of them critical`}.
      </p>
      <Button size="small" variant="secondary" onPress={onShowAll}>
        Show all
      </Button>
    </div>
  );
}
