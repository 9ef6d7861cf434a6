import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './ExternalLink.module.css';
import { safeHref } from './safeHref';

export interface ExternalLinkProps {
  href?: string;
  children: ReactNode;
}

/** A link that an upstream or a catalog supplied; plain text when it is not safe to follow. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  const safe = safeHref(href);
  if (!safe) {
    return <span>{children}</span>;
  }
  if (safe.startsWith('/')) {
    return <Link href={safe}>{children}</Link>;
  }
  return (
    <Link href={safe} target="_blank" rel="noopener noreferrer">
      {children}
      <RiExternalLinkLine
        className={styles.icon}
        role="img"
        aria-label="(opens in a new tab)"
      />
    </Link>
  );
}
