import { Link } from '@backstage/ui';
import { kindView, kindViews } from '../kinds';
import styles from './KindTabs.module.css';

export interface KindTabsProps {
  kind: string;
  hrefTo(kind: string): string;
}

/** Leads to the list of each kind; the filters of one kind mean nothing to another and stay behind. */
export function KindTabs({ kind, hrefTo }: KindTabsProps) {
  const isListed = kindViews.some(view => view.kind === kind);
  const views = isListed ? kindViews : [...kindViews, kindView(kind)];
  return (
    <nav aria-label="Kinds" className={styles.tabs}>
      {views.map(view => (
        <Link
          key={view.kind}
          href={hrefTo(view.kind)}
          standalone
          className={styles.tab}
          aria-current={view.kind === kind ? 'page' : undefined}
        >
          {view.title}
        </Link>
      ))}
    </nav>
  );
}
