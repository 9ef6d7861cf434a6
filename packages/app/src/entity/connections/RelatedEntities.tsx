import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  ReactNode,
  createContext,
  useContext,
  useEffect,
  useState,
} from 'react';

/** As many related entities as one request may name. */
const mostAtOnce = 1_000;

export interface Related {
  /** By reference, in lower case; undefined until it has come. */
  entities?: Map<string, Entity>;
  /** References that lead to nothing that one may see. */
  missing: string[];
  error?: Error;
}

const RelatedContext = createContext<Related>({ missing: [] });

/** Everything that the entity is related to, asked for once for all cards of the page, in as few requests as can be. */
export function RelatedEntities(props: {
  entity: Entity;
  children: ReactNode;
}) {
  const { entity, children } = props;
  const catalogApi = useApi(catalogApiRef);
  const [related, setRelated] = useState<Related>({ missing: [] });
  const refs = relatedRefs(entity).join();

  useEffect(() => {
    let isCurrent = true;
    const entityRefs = refs ? refs.split(',') : [];
    setRelated({ missing: [] });
    if (entityRefs.length > 0) {
      const fields = [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'spec.type',
        'spec.profile',
        // What a domain's systems consist of tells how they are.
        ...(entity.kind === 'Domain' ? ['relations'] : []),
      ];
      Promise.all(
        chunksOf(entityRefs).map(chunk =>
          catalogApi.getEntitiesByRefs({ entityRefs: chunk, fields }),
        ),
      )
        .then(answers => answers.flatMap(({ items }) => items))
        .then(
          items => {
            const entities = new Map(
              items.flatMap(item =>
                item ? [[stringifyEntityRef(item), item] as const] : [],
              ),
            );
            if (isCurrent) {
              setRelated({
                entities,
                missing: entityRefs.filter((_, index) => !items[index]),
              });
            }
          },
          thrown =>
            isCurrent && setRelated({ missing: [], error: toError(thrown) }),
        );
    }
    return () => {
      isCurrent = false;
    };
  }, [catalogApi, refs, entity.kind]);

  return (
    <RelatedContext.Provider value={related}>
      {children}
    </RelatedContext.Provider>
  );
}

export function useRelated(): Related {
  return useContext(RelatedContext);
}

function relatedRefs({ relations }: Entity): string[] {
  const refs = (relations ?? []).map(({ targetRef }) => targetRef);
  return [...new Set(refs)].sort();
}

function chunksOf(refs: string[]): string[][] {
  return Array.from(
    { length: Math.ceil(refs.length / mostAtOnce) },
    (_, index) => refs.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
}
