import { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_PARENT_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
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
    const excludeEntityRef = await this.childrenOf(ownerRef);
    try {
      await this.options.notifications.send({
        recipients: { type: 'entity', entityRef: ownerRef, excludeEntityRef },
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
    } catch (error) {
      throw isRefusal(error)
        ? new InputError('The notifications backend refuses it', error)
        : error;
    }
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

/** 400 is what the stock backend also says where its own database or the catalog could not be asked. */
const passing = new Set([400, 408, 425, 429]);

function isRefusal(error: unknown): boolean {
  // The client has it in its words alone.
  const [, status] =
    /Request failed with status (4\d\d)\b/.exec(`${error}`) ?? [];
  return status !== undefined && !passing.has(Number(status));
}
