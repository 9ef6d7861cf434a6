import {
  KUBERNETES_ANNOTATION,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';

interface Labelled {
  metadata?: { labels?: Record<string, string> };
}

function idOf({ metadata }: Labelled): string | undefined {
  return metadata?.labels?.[KUBERNETES_ANNOTATION];
}

/** The Kubernetes ids that the objects of an answer are labelled with. */
export function idsOf({ items }: ObjectsByEntityResponse): Set<string> {
  const objects = items
    .flatMap(({ resources }) => resources)
    .flatMap(({ resources }) => resources as Labelled[]);
  return new Set(objects.map(idOf).filter(id => id !== undefined));
}

/** An answer without the objects, and the usage of pods, that are not labelled with one of these ids. */
export function onlyWithIds(
  answer: ObjectsByEntityResponse,
  ids: ReadonlySet<string>,
): ObjectsByEntityResponse {
  const isShown = (object: Labelled) => ids.has(idOf(object) ?? '');
  const items = answer.items.map(item => ({
    ...item,
    podMetrics: item.podMetrics.filter(({ pod }) => isShown(pod)),
    resources: item.resources.map(
      each =>
        ({
          ...each,
          resources: (each.resources as Labelled[]).filter(isShown),
        }) as typeof each,
    ),
  }));
  // As the stock provider does: a cluster that has nothing to tell is left out.
  return {
    items: items.filter(
      ({ errors, resources }) =>
        errors.length > 0 || resources.some(each => each.resources.length > 0),
    ),
  };
}
