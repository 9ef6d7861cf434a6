import { Link, useLocation } from 'react-router-dom';
import styles from './SectionLinks.module.css';

export interface SectionLinksProps {
  label: string;
  sections: { href: string; title: string }[];
}

/** Of what several sections understand, so that going to another one keeps it. */
const kept = ['owner', 'status', 'tier', 'text'];

/** The sections of a page, each a place of its own; the filters that they share come along. */
export function SectionLinks({ label, sections }: SectionLinksProps) {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const shared = new URLSearchParams(
    [...params].filter(([name]) => kept.includes(name)),
  );
  return (
    <nav className={styles.sections} aria-label={label}>
      <ul>
        {sections.map(({ href, title }) => (
          <li key={href}>
            <Link
              to={{ pathname: href, search: shared.toString() }}
              aria-current={
                pathname.replace(/\/$/, '') === href ? 'page' : undefined
              }
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
