import {
  CompoundEntityRef,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';

const asked = 50;
const shown = 5;

/** Entities of any kind whose names come near a name that nothing has; none where the catalog is silent. */
export function useNearNames(name: string): CompoundEntityRef[] {
  const catalogApi = useApi(catalogApiRef);
  const [near, setNear] = useState<CompoundEntityRef[]>([]);

  useEffect(() => {
    let isCurrent = true;
    setNear([]);
    const term = longestWord(name);
    if (term) {
      catalogApi
        .queryEntities({
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
          limit: asked,
          fullTextFilter: { term, fields: ['metadata.name'] },
          orderFields: { field: 'metadata.name', order: 'asc' },
          totalItems: 'exclude',
        })
        .then(
          ({ items }) =>
            isCurrent &&
            setNear(
              items
                .map(getCompoundEntityRef)
                .filter(({ kind }) => kind !== 'Location')
                .sort((a, b) => strangeness(a.name) - strangeness(b.name))
                .slice(0, shown),
            ),
          // The page says what it has to without them.
          () => {},
        );
    }
    return () => {
      isCurrent = false;
    };

    /** How much of either name the other one lacks. */
    function strangeness(candidate: string): number {
      const pairs = pairsOf(name);
      const others = pairsOf(candidate);
      const common = [...pairs].filter(pair => others.has(pair)).length;
      return 1 - (2 * common) / (pairs.size + others.size || 1);
    }
  }, [catalogApi, name]);

  return near;
}

/** The part of a name that says most, less its end, where slips of the pen sit. */
function longestWord(name: string): string | undefined {
  const [longest = ''] = name
    .split(/[^a-z0-9]+/i)
    .sort((a, b) => b.length - a.length);
  return longest.length < 3 ? undefined : longest.slice(0, 5);
}

function pairsOf(text: string): Set<string> {
  const lower = text.toLocaleLowerCase('en-US');
  return new Set(
    Array.from({ length: lower.length - 1 }, (_, index) =>
      lower.slice(index, index + 2),
    ),
  );
}
