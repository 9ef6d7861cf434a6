import { toError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FleetHealth } from '../health/FleetHealth';
import { kindView } from '../kinds';
import { CatalogQuery, mine } from '../query/CatalogQuery';
import { CatalogReader } from './CatalogReader';
import { EntityPage, EntityPages } from './EntityPages';
import { openPages } from './openPages';

export interface UsedEntityPage {
  /** Of the query, or of the one before while this one is on its way. */
  data?: EntityPage;
  error?: Error;
  isPending: boolean;
  retry(): void;
}

export interface EntityPageInputs {
  query: CatalogQuery;
  health: FleetHealth | undefined;
  /** Whether a query that asks for the health has to wait for it. */
  isHealthPending: boolean;
}

/** The page of entities that a query asks for. */
export function useEntityPage(inputs: EntityPageInputs): UsedEntityPage {
  const { query, isHealthPending } = inputs;
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const { starredEntities } = useStarredEntities();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<UsedEntityPage, 'retry'>>({
    isPending: true,
  });

  const { page, ...rest } = query;
  const needsHealth = query.health.length > 0 || query.sort.column === 'health';
  const health = needsHealth ? inputs.health : undefined;
  const starredKey = query.starred ? [...starredEntities].sort().join() : '';
  // Verdicts come anew every few seconds; only another order is a reason to ask for entities again.
  const ranking = useMemo(
    () =>
      kindView(query.kind).health === 'own'
        ? JSON.stringify(health?.ranking(query.kind))
        : JSON.stringify([health?.revision, health?.isExpired]),
    [health, query.kind],
  );
  const key = JSON.stringify([rest, starredKey, ranking, attempt]);
  const opened = useRef<{ key: string; pages: Promise<EntityPages> }>();

  useEffect(() => {
    if (needsHealth && isHealthPending) {
      setState(({ data }) => ({ data, isPending: true }));
      return () => {};
    }
    let isCurrent = true;
    if (opened.current?.key !== key) {
      opened.current = { key, pages: open() };
    }
    setState(({ data }) => ({ data, isPending: true }));
    opened.current.pages
      .then(pages => pages.load(page))
      .then(
        data => isCurrent && setState({ data, isPending: false }),
        thrown => {
          opened.current = undefined;
          if (isCurrent) {
            setState({ error: toError(thrown), isPending: false });
          }
        },
      );
    return () => {
      isCurrent = false;
    };

    async function open(): Promise<EntityPages> {
      const { ownershipEntityRefs } = query.filters.owner.includes(mine)
        ? await identityApi.getBackstageIdentity()
        : { ownershipEntityRefs: [] };
      return openPages(query, {
        reader: new CatalogReader(catalogApi, query, ownershipEntityRefs),
        health,
        starred: starredEntities,
      });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says all that the rest would
  }, [catalogApi, identityApi, key, page, needsHealth && isHealthPending]);

  return { ...state, retry: () => setAttempt(attempt + 1) };
}
