import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { filterFields } from '../pages/entityColumns';
import { FilterName } from '../query/CatalogQuery';

export interface FacetValue {
  value: string;
  count: number;
}

/** The values that a filter can have for a kind, most frequent first. Asks when it is first used. */
export function useFacet(kind: string, name: FilterName) {
  const catalogApi = useApi(catalogApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ values?: FacetValue[]; error?: Error }>(
    {},
  );
  useEffect(() => {
    let isCurrent = true;
    const facet = filterFields[name];
    setState({});
    catalogApi.getEntityFacets({ filter: { kind }, facets: [facet] }).then(
      ({ facets }) =>
        isCurrent &&
        setState({
          values: (facets[facet] ?? [])
            .filter(({ value }) => isOffered(name, value))
            .sort(
              (a, b) => b.count - a.count || a.value.localeCompare(b.value),
            ),
        }),
      thrown => isCurrent && setState({ error: toError(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [catalogApi, kind, name, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}

/** A component can be part of another one too, which is no system. */
function isOffered(name: FilterName, value: string): boolean {
  return name !== 'system' || /^(system|domain):/.test(value);
}
