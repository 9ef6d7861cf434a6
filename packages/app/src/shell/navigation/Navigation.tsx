import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import {
  RiKeyboardLine,
  RiSearchLine,
  RiSettings3Line,
} from '@remixicon/react';
import { Link } from 'react-router-dom';
import { searchDialogApiRef } from '../../search';
import { Shortcuts } from '../keyboard/Shortcuts';
import { shortcutsDialog } from '../keyboard/shortcutsDialog';
import { useMediaQuery } from '../layout/useMediaQuery';
import { BottomBar } from './BottomBar';
import { Logo } from './Logo';
import styles from './Navigation.module.css';
import { NavigationLink } from './NavigationLink';
import { NotificationsLink } from './NotificationsLink';
import { NotificationsWatch } from './NotificationsWatch';
import { Ribbon } from './Ribbon';
import { destinationsOf } from './destinationsOf';

/** The sidebar, and on a telephone the bar in its place; the keyboard's way to the same places. */
export function Navigation({ navItems }: NavContentComponentProps) {
  const destinations = destinationsOf(navItems);
  const isPhone = useMediaQuery('(max-width: 599px)');
  return (
    <>
      {isPhone ? (
        <BottomBar {...destinations} />
      ) : (
        <Sidebar {...destinations} />
      )}
      <Shortcuts destinations={destinations.main} />
      {destinations.notifications && <NotificationsWatch />}
    </>
  );
}

function Sidebar(props: ReturnType<typeof destinationsOf>) {
  const { main, others, notifications, settings } = props;
  const search = useApi(searchDialogApiRef);
  const config = useApi(configApiRef);
  const organization = config.getOptionalString('organization.name');

  return (
    <nav className={styles.sidebar} aria-label="Main">
      <Link to="/" className={styles.brand}>
        <Logo />
        <span className={styles.names}>
          <span className={styles.name}>Gantry</span>
          {organization && (
            <span className={styles.organization}>{organization}</span>
          )}
        </span>
        <span className={styles.hidden}> home page</span>
      </Link>
      <Ribbon />
      <button
        type="button"
        className={styles.search}
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={search.open}
      >
        <RiSearchLine aria-hidden className={styles.icon} />
        <span className={styles.label}>Search</span>
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      </button>
      <List destinations={main} />
      {others.length > 0 && <List destinations={others} />}
      <ul className={styles.foot}>
        {notifications && (
          <li>
            <NotificationsLink href={notifications} />
          </li>
        )}
        {settings && (
          <li>
            <NavigationLink
              href={settings}
              title="Settings"
              icon={<RiSettings3Line aria-hidden />}
            />
          </li>
        )}
        <li>
          <button
            type="button"
            className={styles.item}
            onClick={shortcutsDialog.open}
          >
            <RiKeyboardLine aria-hidden className={styles.icon} />
            <span className={styles.label}>Shortcuts</span>
            <kbd className={styles.key} aria-hidden>
              ?
            </kbd>
          </button>
        </li>
      </ul>
    </nav>
  );
}

function List(props: {
  destinations: ReturnType<typeof destinationsOf>['main'];
}) {
  return (
    <ul className={styles.list}>
      {props.destinations.map(({ href, title, icon }) => (
        <li key={href}>
          <NavigationLink href={href} title={title} icon={icon} />
        </li>
      ))}
    </ul>
  );
}
