import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect } from 'react';
import { unreadCount } from '../title/UnreadCount';

type NotificationSignal = {
  action: 'new_notification' | 'notification_read' | 'notification_unread';
  notification_id?: string;
};

const toastStatus = {
  critical: 'danger',
  high: 'warning',
  normal: 'info',
  low: 'neutral',
} as const;

/** Milliseconds. */
const toastTimeout = 15_000;

/** Keeps the count of unread notifications and tells of a new one while somebody is looking. */
export function NotificationsWatch() {
  const notificationsApi = useApi(notificationsApiRef);
  const toastApi = useApi(toastApiRef);
  const { lastSignal } = useSignal<NotificationSignal>('notifications');

  useEffect(() => {
    let isCurrent = true;
    notificationsApi.getStatus().then(
      ({ unread }) => isCurrent && unreadCount.set(unread),
      // The count is a convenience; the notifications page says what is wrong.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [notificationsApi, lastSignal]);

  useEffect(() => {
    const id =
      lastSignal?.action === 'new_notification' && lastSignal.notification_id;
    if (!id) {
      return;
    }
    notificationsApi.getNotification(id).then(
      ({ payload }) =>
        toastApi.post({
          title: payload.title,
          description: payload.description,
          status: toastStatus[payload.severity ?? 'normal'],
          timeout: toastTimeout,
          links: payload.link
            ? [{ label: 'Open', href: payload.link }]
            : undefined,
        }),
      () => undefined,
    );
  }, [notificationsApi, toastApi, lastSignal]);

  return null;
}
