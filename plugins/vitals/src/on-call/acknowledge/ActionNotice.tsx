import { ResponseError } from '@backstage/errors';
import { vitalsAcknowledgePermission } from '@gantry/plugin-vitals-common';
import { requestErrorMessage } from '../../verdict';
import prose from '../../verdict/prose.module.css';
import styles from './Dialog.module.css';

/** Why the server did not do it, and what that means. */
export function ActionNotice({ error }: { error: Error }) {
  return (
    <div className={styles.notice} role="alert">
      <strong>{titleOf(error)}</strong>{' '}
      {statusOf(error) === 403 ? (
        <>
          It takes the permission{' '}
          <code>{vitalsAcknowledgePermission.name}</code>, which the
          portal&apos;s administrators give.
        </>
      ) : (
        <span className={prose.muted}>{requestErrorMessage(error)}</span>
      )}
    </div>
  );
}

function statusOf(error: Error): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}

function titleOf(error: Error): string {
  switch (statusOf(error)) {
    case 403:
      return 'You may not do this.';
    case 404:
      return 'This is over, or no longer what it was; the list is up to date.';
    case 409:
      return 'Somebody was first.';
    case undefined:
    case 502:
    case 504:
      // The answer may be lost on its way back.
      return 'Gantry did not answer; the list will tell whether it was done.';
    default:
      return 'Gantry could not do this; nothing has changed.';
  }
}
