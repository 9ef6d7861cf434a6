import { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_PARENT_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Notice, NoticeSink, noticeKey } from '@gantry/plugin-vitals-node';

export interface NotificationsSinkOptions {
  auth: AuthService;
  catalog: CatalogService;
  notifications: NotificationService;
}

/** Tells owners by Backstage's notifications, which also reach Slack and e-mail where those are configured. */
export class NotificationsSink implements NoticeSink {
  readonly id = 'notifications';

  constructor(private readonly options: NotificationsSinkOptions) {}

  async deliver(notice: Notice): Promise<void> {
    const { ownerRef, title, text, path, severity, topic } = notice;
    await this.options.notifications.send({
      recipients: {
        type: 'entity',
        entityRef: ownerRef,
        excludeEntityRef: await this.childrenOf(ownerRef),
      },
      payload: {
        title,
        description: text,
        link: path,
        severity,
        topic,
        // A second one of the same scope takes the place of the first.
        scope: noticeKey(notice),
      },
    });
  }

  /**
   * Notifications for a group go to the groups below it, too. Those do not own what it owns, and may not be allowed
   * to see it.
   */
  private async childrenOf(ownerRef: string): Promise<string[]> {
    const { auth, catalog } = this.options;
    if (parseEntityRef(ownerRef).kind !== 'group') {
      return [];
    }
    const owner = await catalog.getEntityByRef(ownerRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    return (owner?.relations ?? [])
      .filter(({ type }) => type === RELATION_PARENT_OF)
      .map(({ targetRef }) => stringifyEntityRef(parseEntityRef(targetRef)));
  }
}
