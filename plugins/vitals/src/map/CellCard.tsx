import { Link } from '@backstage/ui';
import { ExternalLink, StatusMark, safeHref, vendorName } from '../verdict';
import styles from './CellCard.module.css';
import { MapCell } from './MapCell';
import { belongingOf, durationOf, reasonOf } from './describeCell';

export interface CellCardProps {
  cell: MapCell;
  /** The entity's page. */
  href: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** What is known of one cell: which it is, how it is, why, since when, and whose it is. */
export function CellCard({ cell, href, now }: CellCardProps) {
  const { name, mark, verdict } = cell;
  const duration = durationOf(cell, now);
  return (
    <div className={styles.card} data-status={mark}>
      <div className={styles.head}>
        <span className={styles.name}>
          <Link href={href}>{name}</Link>
        </span>
        <StatusMark status={mark} />
      </div>
      <p className={styles.reason}>{reasonOf(cell)}</p>
      {duration && (
        <p className={styles.meta}>
          <time dateTime={verdict?.since}>{duration}</time>
        </p>
      )}
      <p className={styles.meta}>{belongingOf(cell).join(' · ')}</p>
      {verdict && safeHref(verdict.link) && (
        <ExternalLink href={verdict.link}>
          Open in {vendorName(verdict.source)}
        </ExternalLink>
      )}
    </div>
  );
}
