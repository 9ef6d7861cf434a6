import { PageLayoutTab } from '@backstage/frontend-plugin-api';
import { Link, useLocation } from 'react-router-dom';
import styles from './PageLayout.module.css';

interface PageTabsProps {
  label?: string;
  tabs: PageLayoutTab[];
  /** Of the page, without a slash at its end. */
  path: string;
}

/** The sections of a page are places of their own, so they are links and not the tabs of a panel. */
export function PageTabs({ label, tabs, path }: PageTabsProps) {
  const { pathname } = useLocation();
  const places = tabs.map(tab => ({
    ...tab,
    to: tab.href.startsWith('/')
      ? tab.href
      : `${path}/${tab.href}`.replace(/\/{2,}/g, '/'),
  }));
  // The longest match, because one section may lie within another's path.
  const current = places
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];

  return (
    <nav aria-label={label ? `${label} sections` : 'Sections'}>
      <ul className={styles.tabs}>
        {places.map(({ id, label: text, to }) => (
          <li key={id}>
            <Link
              to={to}
              className={styles.tab}
              aria-current={current?.id === id ? 'page' : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
