import { VitalKind, vitalsReadPermissions } from '@gantry/plugin-vitals-common';
import styles from './Denied.module.css';
import prose from './prose.module.css';

/** For those who may see the entity but not this vital: which right it takes. */
export function Denied({ vital }: { vital: VitalKind }) {
  return (
    <div className={styles.denied} role="note">
      <p className={prose.text}>
        <strong>You may not see {vital}.</strong>
      </p>
      <p className={prose.text}>
        It takes the permission <code>{vitalsReadPermissions[vital].name}</code>
        , which the portal’s administrators give.
      </p>
    </div>
  );
}
