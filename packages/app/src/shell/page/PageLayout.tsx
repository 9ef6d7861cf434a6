import {
  BreadcrumbEntry,
  PageLayoutProps,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { RiArrowRightSLine } from '@remixicon/react';
import { useEffect } from 'react';
import { Link, useLocation, useResolvedPath } from 'react-router-dom';
import styles from './PageLayout.module.css';
import { PageTabs } from './PageTabs';

/**
 * The head of a page: where one is, what one may do, its sections. Where the page brings a title of its
 * own, this one's is left to screen readers.
 */
export function PageLayout(props: PageLayoutProps) {
  const { title, titleLink, noHeader, children } = props;
  const path = useResolvedPath('.').pathname.replace(/\/$/, '');

  if (noHeader) {
    return <>{children}</>;
  }
  if (!title) {
    return <Page {...props} path={path} />;
  }
  return (
    <BreadcrumbEntry entry={{ label: title, href: titleLink ?? (path || '/') }}>
      <Page {...props} path={path} />
    </BreadcrumbEntry>
  );
}

function Page(props: PageLayoutProps & { path: string }) {
  const { title, headerActions, tabs, children, path } = props;
  const { items } = useBreadcrumbEntries();
  const trail = items.slice(0, -1);
  const current = items.at(-1)?.label ?? title;
  useTitle(items.map(({ label }) => label));

  return (
    <>
      <div className={styles.head} data-trail={trail.length > 0 || undefined}>
        <div className={styles.line}>
          {trail.length > 0 && (
            <nav aria-label="Breadcrumbs" className={styles.trail}>
              <ol>
                {trail.map(({ label, href }) => (
                  <li key={`${href} ${label}`}>
                    <Link to={href ?? path}>{label}</Link>
                    <RiArrowRightSLine aria-hidden className={styles.arrow} />
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <h1 className={styles.title}>{current}</h1>
          <div className={styles.actions}>{headerActions}</div>
        </div>
        {tabs && tabs.length > 1 && (
          <PageTabs label={title} tabs={tabs} path={path} />
        )}
      </div>
      {children}
    </>
  );
}

/** For pages that set no title of the tab themselves; one that does comes later and wins. */
function useTitle(labels: string[]) {
  const { pathname } = useLocation();
  const title = [...labels].reverse().join(' · ');
  useEffect(() => {
    if (title) {
      document.title = title;
    }
  }, [title, pathname]);
}
