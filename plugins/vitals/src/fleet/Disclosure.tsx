import { ReactNode, useState } from 'react';
import styles from './page.module.css';

export interface DisclosureProps {
  summary: ReactNode;
  /** Rendered while open only: what is folded away may be long. */
  children: () => ReactNode;
}

/** What needs nobody, in one line until somebody wants to see it. */
export function Disclosure({ summary, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={styles.disclosure}
      onToggle={event => setIsOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}
