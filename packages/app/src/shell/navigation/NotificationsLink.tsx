import { RiNotification3Line } from '@remixicon/react';
import { useSyncExternalStore } from 'react';
import { unreadCount } from '../title/UnreadCount';
import styles from './Navigation.module.css';
import { NavigationLink } from './NavigationLink';

/** The way to the notifications, with how many are not read. */
export function NotificationsLink({ href }: { href: string }) {
  const unread = useSyncExternalStore(unreadCount.subscribe, unreadCount.get);
  return (
    <NavigationLink
      href={href}
      title="Notifications"
      icon={<RiNotification3Line aria-hidden />}
      label={unread > 0 ? `Notifications, ${unread} unread` : undefined}
    >
      {unread > 0 && (
        <span className={styles.count}>{unread > 99 ? '99+' : unread}</span>
      )}
    </NavigationLink>
  );
}
