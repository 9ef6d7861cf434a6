import { useApi } from '@backstage/frontend-plugin-api';
import { RiMenuLine, RiSearchLine, RiSettings3Line } from '@remixicon/react';
import { KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { searchDialogApiRef } from '../../search';
import styles from './BottomBar.module.css';
import { NavigationLink } from './NavigationLink';
import { NotificationsLink } from './NotificationsLink';
import { Ribbon } from './Ribbon';
import { Destinations } from './destinationsOf';

/** How many places find room on a telephone beside search and the menu. */
const placesShown = 3;

/** The navigation of a telephone, within reach of a thumb; what does not fit opens above it. */
export function BottomBar(props: Destinations) {
  const search = useApi(searchDialogApiRef);
  const [isOpen, setIsOpen] = useState(false);
  const { pathname } = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const rest = [...props.main.slice(placesShown), ...props.others];

  useEffect(() => setIsOpen(false), [pathname]);

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key === 'Escape' && isOpen) {
      setIsOpen(false);
      button.current?.focus();
    }
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what a button within opened
    <nav className={styles.bar} aria-label="Main" onKeyDown={closeOnEscape}>
      <ul className={styles.places}>
        {props.main.slice(0, placesShown).map(({ href, title, icon }) => (
          <li key={href}>
            <NavigationLink href={href} title={title} icon={icon} />
          </li>
        ))}
        <li>
          <button type="button" className={styles.button} onClick={search.open}>
            <RiSearchLine aria-hidden />
            Search
          </button>
        </li>
        <li>
          <button
            ref={button}
            type="button"
            className={styles.button}
            aria-expanded={isOpen}
            aria-controls={menuId}
            onClick={() => setIsOpen(!isOpen)}
          >
            <RiMenuLine aria-hidden />
            More
          </button>
        </li>
      </ul>
      <Ribbon />
      <ul id={menuId} className={styles.menu} hidden={!isOpen}>
        {rest.map(({ href, title, icon }) => (
          <li key={href}>
            <NavigationLink
              href={href}
              title={title}
              icon={icon}
              onClick={() => setIsOpen(false)}
            />
          </li>
        ))}
        {props.notifications && (
          <li>
            <NotificationsLink href={props.notifications} />
          </li>
        )}
        {props.settings && (
          <li>
            <NavigationLink
              href={props.settings}
              title="Settings"
              icon={<RiSettings3Line aria-hidden />}
            />
          </li>
        )}
      </ul>
    </nav>
  );
}
