import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  VitalKind,
  vitalKinds,
  vitalsAcknowledgePermission,
  vitalsReadPermissions,
} from '@gantry/plugin-vitals-common';
import limiterFactory from 'p-limit';

export interface AudienceOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
}

const refsPerRequest = 500;
const requestsAtOnce = 4;

/** Says what a caller may see, always with the caller's own credentials. */
export class Audience {
  constructor(private readonly options: AudienceOptions) {}

  /** The vitals that the caller may see on entities that the caller may read. */
  async vitals(credentials: BackstageCredentials): Promise<Set<VitalKind>> {
    const decisions = await this.options.permissions.authorize(
      vitalKinds.map(kind => ({ permission: vitalsReadPermissions[kind] })),
      { credentials },
    );
    return new Set(
      vitalKinds.filter(
        (_, i) => decisions[i].result === AuthorizeResult.ALLOW,
      ),
    );
  }

  /** Whether the caller may acknowledge incidents that the caller sees. */
  async mayAcknowledge(credentials: BackstageCredentials): Promise<boolean> {
    const [decision] = await this.options.permissions.authorize(
      [{ permission: vitalsAcknowledgePermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  /**
   * What the policy says of reading entities of the catalog, conditions included: callers with the same
   * decision may read the same entities.
   */
  async decision(credentials: BackstageCredentials): Promise<string> {
    const [answer] = await this.options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    // The client answers with the id of its request, too, which its type does not tell.
    return JSON.stringify({ ...answer, id: undefined });
  }

  /** @throws NotFoundError for an entity that is absent, and for one that the caller may not read */
  async entity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    return entity;
  }

  /** What the caller, or a group of the caller's, owns and the caller may read. */
  async owned(credentials: BackstageCredentials): Promise<Set<string>> {
    const { catalog, userInfo } = this.options;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    if (ownershipEntityRefs.length === 0) {
      return new Set();
    }
    const { items } = await catalog.getEntities(
      {
        filter: { 'relations.ownedBy': ownershipEntityRefs },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    return new Set(items.map(stringifyEntityRef));
  }

  /** Those of the references that the caller may read. */
  async visible(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const limit = limiterFactory(requestsAtOnce);
    const chunks: string[][] = [];
    for (let start = 0; start < entityRefs.length; start += refsPerRequest) {
      chunks.push(entityRefs.slice(start, start + refsPerRequest));
    }
    const seen = await Promise.all(
      chunks.map(chunk =>
        limit(async () => {
          const { items } = await this.options.catalog.getEntitiesByRefs(
            { entityRefs: chunk, fields: ['kind'] },
            { credentials },
          );
          return chunk.filter((_, i) => items[i]);
        }),
      ),
    );
    return new Set(seen.flat());
  }
}
