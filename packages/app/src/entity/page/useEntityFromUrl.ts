import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';

export interface EntityFromUrl {
  entity?: Entity;
  loading: boolean;
  error?: Error;
  refresh(): void;
}

interface Answer {
  key: string;
  entity?: Entity;
  error?: Error;
}

/** The entity that the address names; neither entity nor error where there is none that one may see. */
export function useEntityFromUrl(): EntityFromUrl {
  const { kind, namespace, name } = useRouteRefParams(entityRouteRef);
  const catalogApi = useApi(catalogApiRef);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer>();
  const key = `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');

  useEffect(() => {
    let isCurrent = true;
    catalogApi.getEntityByRef({ kind, namespace, name }).then(
      entity => isCurrent && setAnswer({ key, entity }),
      thrown => isCurrent && setAnswer({ key, error: toError(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [catalogApi, kind, namespace, name, key, attempt]);

  // What the previous address led to is never shown under this one.
  const current = answer?.key === key ? answer : undefined;
  return {
    entity: current?.entity,
    error: current?.error,
    loading: !current,
    refresh: useCallback(() => setAttempt(last => last + 1), []),
  };
}
