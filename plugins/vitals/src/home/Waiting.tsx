import { Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { notificationsRouteRef, taskRouteRef } from '../routes';
import { Age, Mark, StatusMark } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './HomePage.module.css';
import { Panel, PanelState } from './Panel';
import { useTasks } from './useTasks';
import { useUnread } from './useUnread';

const marks: Partial<
  Record<ScaffolderTask['status'], { status: Mark; word: string }>
> = {
  open: { status: 'pending', word: 'Queued' },
  processing: { status: 'pending', word: 'Running' },
  failed: { status: 'critical', word: 'Failed' },
};

/** What the user has set going and what has been sent to them. */
export function Waiting() {
  return (
    <Panel title="Waiting for you">
      <WaitingContent />
    </Panel>
  );
}

function WaitingContent() {
  const tasks = useTasks();
  const unread = useUnread();
  const notifications = useRouteRef(notificationsRouteRef);
  return (
    <>
      <PanelState resources={[tasks]} lines={1}>
        {() =>
          tasks.data!.length > 0 ? (
            <ul className={styles.list} aria-label="Template runs">
              {tasks.data!.map(task => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ul>
          ) : (
            <p className={prose.muted}>
              No template of yours runs, and none failed in the last 24 hours.
            </p>
          )
        }
      </PanelState>
      {unread.data ? (
        <p className={prose.text}>
          <Link href={notifications?.() ?? '#'}>
            {unread.data} unread{' '}
            {unread.data === 1 ? 'notification' : 'notifications'}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function TaskItem({ task }: { task: ScaffolderTask }) {
  const route = useRouteRef(taskRouteRef);
  const { id, spec, status, createdAt } = task;
  const template = spec.templateInfo?.entity?.metadata;
  const subject = spec.parameters?.name;
  const title = template?.title ?? template?.name ?? 'Template';
  return (
    <li className={styles.item}>
      <StatusMark {...marks[status]!} />
      <span className={styles.age}>
        <Age time={createdAt} />
      </span>
      <span className={styles.wide}>
        {route ? (
          <Link href={route({ taskId: id })}>{title}</Link>
        ) : (
          <span>{title}</span>
        )}
        {typeof subject === 'string' && <> for {subject}</>}
      </span>
    </li>
  );
}
