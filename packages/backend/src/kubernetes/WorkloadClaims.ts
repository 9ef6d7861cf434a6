import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

/** They go into the address of a request, whose length is limited. */
const idsPerRequest = 50;

/**
 * The id of the workloads that an entity claims: what its annotation says, or its name where it has but a selector.
 * Undefined when it claims none.
 */
export function workloadIdOf({ metadata }: Entity): string | undefined {
  const { annotations = {}, name } = metadata;
  return (
    annotations[KUBERNETES_ANNOTATION] ||
    (annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION] ? name : undefined)
  );
}

/** Tells which workloads are claimed by entities that a caller may see. */
export class WorkloadClaims {
  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** Those of the ids that some entity claims, and none that is hidden from the caller. */
  async visible(
    ids: ReadonlySet<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const claimants = await this.claimants([...ids]);
    if (claimants.length === 0) {
      return new Set();
    }
    const seen = await this.catalog.getEntitiesByRefs(
      {
        entityRefs: claimants.map(entity => stringifyEntityRef(entity)),
        fields: ['kind'],
      },
      { credentials },
    );
    const claimed = new Set<string>();
    const hidden = new Set<string>();
    claimants.forEach((entity, i) => {
      (seen.items[i] ? claimed : hidden).add(workloadIdOf(entity) ?? '');
    });
    return new Set([...ids].filter(id => claimed.has(id) && !hidden.has(id)));
  }

  /** All entities that claim one of the ids, also those that the caller may not see. */
  private async claimants(ids: string[]): Promise<Entity[]> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const id = `metadata.annotations.${KUBERNETES_ANNOTATION}`;
    const requests: Array<ReturnType<CatalogService['getEntities']>> = [];
    for (let i = 0; i < ids.length; i += idsPerRequest) {
      const some = ids.slice(i, i + idsPerRequest);
      requests.push(
        this.catalog.getEntities(
          {
            filter: [{ [id]: some }, { 'metadata.name': some }],
            fields: [
              'kind',
              'metadata.namespace',
              'metadata.name',
              'metadata.annotations',
            ],
          },
          { credentials },
        ),
      );
    }
    const answers = await Promise.all(requests);
    return answers
      .flatMap(({ items }) => items)
      .filter(entity => workloadIdOf(entity) !== undefined);
  }
}
