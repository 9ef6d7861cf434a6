import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import styles from './Ribbon.module.css';

/** The mark of `app.ribbon.text`, in sight on every page; nothing where it is not configured. */
export function Ribbon() {
  const text = useApi(configApiRef).getOptionalString('app.ribbon.text');
  return text ? (
    <p className={styles.ribbon} data-ribbon>
      {text}
    </p>
  ) : null;
}
