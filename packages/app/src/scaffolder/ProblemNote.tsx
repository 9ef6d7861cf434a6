import { RiErrorWarningLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './FormTextField.module.css';

/** What is wrong with a field, as a glyph and words. */
export function ProblemNote({ children }: { children: ReactNode }) {
  return (
    <span className={styles.bad}>
      <RiErrorWarningLine className={styles.glyph} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
