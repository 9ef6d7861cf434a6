import { CatalogApi } from '@backstage/catalog-client';
import { Container, SearchField, Skeleton } from '@backstage/ui';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { EntityRefLink, catalogApiRef } from '@backstage/plugin-catalog-react';
import { RequestNotice } from '@gantry/plugin-vitals';
import { useCallback, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import styles from './DocsPage.module.css';
import {
  Documented,
  groupDocumented,
  loadDocumented,
} from './documentedEntities';

/** Everything that has docs: the user's own first, then by system. */
export function DocsPage() {
  const { entries, error, isPending, retry } = useDocumented();
  const [params, setParams] = useSearchParams();
  const text = params.get('q') ?? '';
  const groups = groupDocumented(entries ?? [], text);

  return (
    <Container>
      <div className={styles.page}>
        {error && (
          <RequestNotice error={error} isPending={isPending} onRetry={retry} />
        )}
        {!entries && !error && (
          <div role="status" aria-label="Loading" className={styles.loading}>
            {[0, 1, 2, 3].map(index => (
              <Skeleton key={index} height="2.75rem" width="100%" />
            ))}
          </div>
        )}
        {entries && entries.length > 0 && (
          <SearchField
            aria-label="Filter docs"
            placeholder="Name, owner or system"
            className={styles.search}
            value={text}
            onChange={value =>
              setParams(value ? { q: value } : {}, { replace: true })
            }
          />
        )}
        {groups.map(({ title, entries: members }) => (
          <section key={title} aria-label={title}>
            <h2 className={styles.heading}>{title}</h2>
            <ul className={styles.list}>
              {members.map(entry => (
                <Line key={entry.entityRef} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
        {entries && groups.length === 0 && <Nothing text={text} />}
      </div>
    </Container>
  );
}

function Line({ entry }: { entry: Documented }) {
  const { title, description, href, kind, ownerRef } = entry;
  return (
    <li className={styles.line}>
      <span className={styles.subject}>
        <Link to={href} className={styles.title}>
          {title}
        </Link>
        {description && (
          <span className={styles.description}>{description}</span>
        )}
      </span>
      <span className={styles.kind}>{kind}</span>
      <span className={styles.owner}>
        {ownerRef && <EntityRefLink entityRef={ownerRef} hideIcon />}
      </span>
    </li>
  );
}

function Nothing({ text }: { text: string }) {
  return text ? (
    <p className={styles.nothing} role="status">
      No docs match “{text}”. The text of docs is searched by the search of the
      portal, <kbd>/</kbd>.
    </p>
  ) : (
    <p className={styles.nothing}>
      Nothing has docs yet. Put a <code>mkdocs.yml</code> and a{' '}
      <code>docs/index.md</code> beside <code>catalog-info.yaml</code>, and add
      the annotation <code>backstage.io/techdocs-ref: dir:.</code>
    </p>
  );
}

function useDocumented() {
  const catalogApi = useApi(catalogApiRef) as CatalogApi;
  const identityApi = useApi(identityApiRef);
  const [state, setState] = useState<{
    entries?: Documented[];
    error?: Error;
    isPending: boolean;
  }>({ isPending: true });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    setState(last => ({ ...last, isPending: true }));
    identityApi
      .getBackstageIdentity()
      .then(({ ownershipEntityRefs }) =>
        loadDocumented(catalogApi, ownershipEntityRefs),
      )
      .then(
        entries => isCurrent && setState({ entries, isPending: false }),
        error => isCurrent && setState({ error, isPending: false }),
      );
    return () => {
      isCurrent = false;
    };
  }, [catalogApi, identityApi, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
