import { Failure } from '@gantry/plugin-vitals-common';
import { Age } from './Age';
import { CodeSnippet } from './CodeSnippet';
import styles from './VerdictCard.module.css';
import { failureTitle } from './failureTitle';
import prose from './prose.module.css';
import { sourceName } from './sourceName';

export interface FailureNoticeProps {
  failure: Failure & {
    source: string;
    /** ISO 8601: since when it fails, where that is known. */
    since?: string;
  };
  /** Whether the verdict's own reason has said the message already. */
  isExplained?: boolean;
}

/** Which source could not answer, why, since when, and what to do about it. */
export function FailureNotice({
  failure,
  isExplained = false,
}: FailureNoticeProps) {
  const { source, since, message, fix } = failure;
  return (
    <section className={styles.section}>
      <h4 className={prose.heading}>{failureTitle(failure)}</h4>
      <p className={styles.meta}>
        <span>{sourceName(source)}</span>
        {since && (
          <span>
            for <Age time={since} form="span" />
          </span>
        )}
      </p>
      {!isExplained && <p className={prose.text}>{message}</p>}
      {fix && (
        <>
          <p className={prose.text}>To mend it:</p>
          <CodeSnippet code={fix} label={`the fix for ${sourceName(source)}`} />
        </>
      )}
    </section>
  );
}
