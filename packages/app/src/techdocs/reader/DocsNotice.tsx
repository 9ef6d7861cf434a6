import { CompoundEntityRef } from '@backstage/catalog-model';
import { Button, ButtonLink } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import styles from './DocsNotice.module.css';

export interface DocsNoticeProps {
  entity: CompoundEntityRef;
  /** Why the docs could not be built; absent when they were, and lack this page. */
  reason?: string;
  onRetry(): void;
}

/** Why there is nothing to read, and what to do about it. */
export function DocsNotice({ entity, reason, onRetry }: DocsNoticeProps) {
  const { namespace, kind, name } = entity;
  return (
    <section className={styles.notice} role="alert">
      <h2 className={styles.title}>
        {reason
          ? `The docs of ${name} are not built`
          : `The docs of ${name} have no such page`}
      </h2>
      {reason ? (
        paragraphsOf(reason).map(({ text, isCode }) =>
          isCode ? (
            // A region that scrolls must be reachable by keyboard.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <pre key={text} className={styles.code} tabIndex={0}>
              {text}
            </pre>
          ) : (
            <p key={text}>{text}</p>
          ),
        )
      ) : (
        <p>
          It may have been renamed or removed; docs begin with{' '}
          <code>index.md</code>.
        </p>
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          iconStart={<RiRefreshLine aria-hidden />}
          onPress={onRetry}
        >
          Try again
        </Button>
        {!reason && (
          <ButtonLink
            variant="secondary"
            href={`/docs/${namespace}/${kind}/${name}`}
          >
            First page
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

/** The backend indents what is to be pasted, or was said by a tool. */
function paragraphsOf(reason: string) {
  return reason.split(/\n\n+/).map(paragraph => ({
    isCode: paragraph.startsWith('    '),
    text: paragraph.replace(/^ {4}/gm, ''),
  }));
}
