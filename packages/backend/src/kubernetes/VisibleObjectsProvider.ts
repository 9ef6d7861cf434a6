import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import {
  CustomResourcesByEntity,
  KubernetesObjectsByEntity,
  KubernetesObjectsProvider,
} from '@backstage/plugin-kubernetes-node';

interface Caller {
  credentials: BackstageCredentials;
}

/**
 * Narrows the stock provider to what the caller may see. The stock one takes the name of an entity for its Kubernetes
 * id when it has none, and believes every annotation; so an entity of the same name, or one that anybody registers,
 * would show the workloads of an entity that is hidden from the caller.
 */
export class VisibleObjectsProvider implements KubernetesObjectsProvider {
  constructor(
    private readonly inner: KubernetesObjectsProvider,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  async getKubernetesObjectsByEntity(
    request: KubernetesObjectsByEntity,
    caller: Caller,
  ): Promise<ObjectsByEntityResponse> {
    return this.visible(request.entity, caller, () =>
      this.inner.getKubernetesObjectsByEntity(request, caller),
    );
  }

  async getCustomResourcesByEntity(
    request: CustomResourcesByEntity,
    caller: Caller,
  ): Promise<ObjectsByEntityResponse> {
    return this.visible(request.entity, caller, () =>
      this.inner.getCustomResourcesByEntity(request, caller),
    );
  }

  private async visible(
    // The route by service id lets it be left out.
    entity: Entity | undefined,
    caller: Caller,
    ask: () => Promise<ObjectsByEntityResponse>,
  ): Promise<ObjectsByEntityResponse> {
    if (!entity) {
      throw new NotAllowedError('Workloads are shown of an entity');
    }
    const annotations = entity.metadata.annotations ?? {};
    const id = annotations[KUBERNETES_ANNOTATION];
    if (!id && !annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION]) {
      return { items: [] };
    }
    const answer = await ask();
    const ids = idsOf(answer);
    if (id) {
      ids.add(id);
    }
    return (await this.isHidden(ids, caller)) ? { items: [] } : answer;
  }

  /** Whether some entity that claims one of these ids is hidden from the caller. */
  private async isHidden(ids: Set<string>, caller: Caller): Promise<boolean> {
    if (ids.size === 0) {
      return false;
    }
    const { items } = await this.catalog.getEntities(
      {
        filter: {
          [`metadata.annotations.${KUBERNETES_ANNOTATION}`]: [...ids],
        },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    if (items.length === 0) {
      return false;
    }
    const seen = await this.catalog.getEntitiesByRefs(
      {
        entityRefs: items.map(item => stringifyEntityRef(item)),
        fields: ['kind'],
      },
      caller,
    );
    return seen.items.some(item => !item);
  }
}

/** The Kubernetes ids that the objects of an answer are labelled with. */
function idsOf(answer: ObjectsByEntityResponse): Set<string> {
  const ids = new Set<string>();
  for (const { resources } of answer.items) {
    for (const { resources: objects } of resources) {
      for (const { metadata } of objects as Labelled[]) {
        const id = metadata?.labels?.[KUBERNETES_ANNOTATION];
        if (id) {
          ids.add(id);
        }
      }
    }
  }
  return ids;
}

interface Labelled {
  metadata?: { labels?: Record<string, string> };
}
