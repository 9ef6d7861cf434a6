import { ReactNode, useId } from 'react';
import { PanelBoundary } from '../verdict';
import styles from './HealthTab.module.css';

export interface HealthSectionProps {
  title: string;
  /** Whether the content stands in a frame of its own. */
  isFramed?: boolean;
  children: ReactNode;
}

/** One question of the tab. What fails within leaves the others standing. */
export function HealthSection(props: HealthSectionProps) {
  const { title, isFramed = false, children } = props;
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <PanelBoundary>
        {isFramed ? <div className={styles.frame}>{children}</div> : children}
      </PanelBoundary>
    </section>
  );
}
