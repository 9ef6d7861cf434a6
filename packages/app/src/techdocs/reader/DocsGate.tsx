import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { techdocsStorageApiRef } from '@backstage/plugin-techdocs-react';
import { Fragment, ReactNode, useState, useSyncExternalStore } from 'react';
import { DocsNotice } from './DocsNotice';
import { DocsStorage } from './DocsStorage';
import styles from './DocsGate.module.css';

export interface DocsGateProps {
  entity: CompoundEntityRef;
  /** The stock reader. */
  children: ReactNode;
}

/** The reader, or in its place what keeps it from showing anything. */
export function DocsGate({ entity, children }: DocsGateProps) {
  const storage = useApi(techdocsStorageApiRef) as DocsStorage;
  const [attempt, setAttempt] = useState(0);
  const state = useSyncExternalStore(storage.subscribe, () =>
    storage.stateOf(entity),
  );

  const retry = () => {
    storage.forget(entity);
    setAttempt(count => count + 1);
  };
  if (state.page === 'missing' && state.build !== 'running') {
    return <DocsNotice entity={entity} reason={state.reason} onRetry={retry} />;
  }
  return (
    <div className={styles.reader}>
      <Fragment key={`${stringifyEntityRef(entity)} ${attempt}`}>
        {children}
      </Fragment>
    </div>
  );
}
