import { vitalsReadPermissions } from '@gantry/plugin-vitals-common';
import prose from '../verdict/prose.module.css';
import styles from './HealthTab.module.css';

/** For those who may see the entity but not its health: which right it takes. */
export function Denied() {
  return (
    <div className={styles.tab}>
      <div className={styles.frame} role="note">
        <p className={prose.text}>
          <strong>You may not see health.</strong>
        </p>
        <p className={prose.text}>
          It takes the permission{' '}
          <code>{vitalsReadPermissions.health.name}</code>, which the portal’s
          administrators give.
        </p>
      </div>
    </div>
  );
}
