import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import styles from './Ribbon.module.css';

/** Puts the mark of `app.ribbon.text` on every page; nothing where it is not configured. */
export function Ribbon({ children }: { children: ReactNode }) {
  const text = useApi(configApiRef).getOptionalString('app.ribbon.text');
  return (
    <>
      {children}
      {text && (
        <aside className={styles.ribbon} aria-label="About this portal">
          {text}
        </aside>
      )}
    </>
  );
}
