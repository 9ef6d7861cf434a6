import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ObjectsByEntityResponse,
  kubernetesProxyPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  CustomResourcesByEntity,
  KubernetesObjectsByEntity,
  KubernetesObjectsProvider,
} from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { idsOf, onlyWithIds } from './labelledObjects';
import { WorkloadClaims, workloadIdOf } from './WorkloadClaims';

interface Caller {
  credentials: BackstageCredentials;
}

/**
 * Narrows the stock provider to what the caller may see. The stock one takes the name of an entity for its Kubernetes
 * id when it has none, and believes every annotation; so an entity of the same name, or one that anybody registers,
 * would show the workloads of an entity that is hidden from the caller. A label selector is a query in the words of
 * whoever registers the entity: it may pick among what the caller sees anyhow, and never adds to it. So an object is
 * shown only if it carries the id of an entity that the caller may see, and of none that is hidden from them.
 */
export class VisibleObjectsProvider implements KubernetesObjectsProvider {
  private readonly claims: WorkloadClaims;

  constructor(
    private readonly inner: KubernetesObjectsProvider,
    private readonly permissions: PermissionsService,
    catalog: CatalogService,
    auth: AuthService,
  ) {
    this.claims = new WorkloadClaims(catalog, auth);
  }

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
    if (workloadIdOf(entity) === undefined) {
      return { items: [] };
    }
    const answer = await ask();
    if (await this.mayReadClusters(caller)) {
      return answer;
    }
    const ids = await this.claims.visible(idsOf(answer), caller.credentials);
    return onlyWithIds(answer, ids);
  }

  /** Whoever may use the proxy reaches all that the portal's account does anyhow: administrators. */
  private async mayReadClusters({ credentials }: Caller): Promise<boolean> {
    const [decision] = await this.permissions.authorize(
      [{ permission: kubernetesProxyPermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}
