import { ButtonLink } from '@backstage/ui';
import { ReactNode } from 'react';
import { RiBookOpenLine, RiExternalLinkLine } from '@remixicon/react';
import { Age } from './Age';
import { Mark, StatusMark } from './StatusMark';
import styles from './VerdictCard.module.css';
import { safeHref } from './safeHref';
import { sourceName, vendorName } from './sourceName';

export interface VerdictHeadProps {
  status: Mark;
  reason: string;
  /** ISO 8601: when the status began, where that is known. */
  since?: string;
  /** ISO 8601: when the upstream saw it. */
  observedAt?: string;
  source?: string;
  /** To the upstream's console. */
  link?: string;
  runbook?: string;
  /** Beside the links. */
  actions?: ReactNode;
}

/** The answer, its reason and age, and the links to act on. */
export function VerdictHead(props: VerdictHeadProps) {
  const { status, reason, since, observedAt, source, actions } = props;
  const console = safeHref(props.link);
  const runbook = safeHref(props.runbook);
  return (
    <div className={styles.head} data-status={status}>
      <div className={styles.answer}>
        <StatusMark status={status} size="large" />
        {since && (
          <span className={styles.meta}>
            <span>
              for <Age time={since} form="span" />
            </span>
          </span>
        )}
      </div>
      <p className={styles.reason}>{reason}</p>
      {(source || observedAt) && (
        <p className={styles.meta}>
          {source && <span>{sourceName(source)}</span>}
          {observedAt && (
            <span>
              seen <Age time={observedAt} />
            </span>
          )}
        </p>
      )}
      {(console || runbook || actions) && (
        <div className={styles.actions}>
          {console && (
            <ButtonLink
              href={console}
              target="_blank"
              rel="noopener noreferrer"
              variant="secondary"
              iconEnd={<RiExternalLinkLine aria-hidden />}
            >
              {source ? `Open in ${vendorName(source)}` : 'Open'}
            </ButtonLink>
          )}
          {runbook && (
            <ButtonLink
              href={runbook}
              {...(runbook.startsWith('/')
                ? {}
                : { target: '_blank', rel: 'noopener noreferrer' })}
              variant="secondary"
              iconStart={<RiBookOpenLine aria-hidden />}
            >
              Runbook
            </ButtonLink>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}
