import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesClustersReadPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
  isPermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  vitalsAcknowledgePermission,
  vitalsReadPermissions,
} from '@gantry/plugin-vitals-common';

/** Members may do everything that the portal offers. */
const administrators = 'group:default/platform';

/** Entities annotated `gantry.dev/visibility: owners` are for their owners only. */
const visibility = { annotation: 'gantry.dev/visibility', value: 'owners' };

/** Locations name the repositories of entities, also of those that one may not see. */
const administration = { kinds: ['Location'] };

/**
 * What everybody who is signed in may do. `kubernetes.proxy` is not among it: it hands on any request to any path of a
 * cluster with the portal's own account, so logs and events through it are for administrators. The workloads of an
 * entity come through routes that ask whether the caller may see the entity.
 */
const forEverybody: Permission[] = [
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  actionExecutePermission,
  kubernetesClustersReadPermission,
  kubernetesResourcesReadPermission,
  taskCreatePermission,
  templateParameterReadPermission,
  templateStepReadPermission,
  ...Object.values(vitalsReadPermissions),
];

const onCallKey = 'permission.onCall.groups';

/** Whatever is not named here is denied to everybody but administrators. */
export class GantryPermissionPolicy implements PermissionPolicy {
  /** @throws InputError for a group that is no reference */
  static fromConfig(config: Config): GantryPermissionPolicy {
    const groups = config.getOptionalStringArray(onCallKey) ?? [];
    return new GantryPermissionPolicy(groups.map(toGroupRef));
  }

  /** @param onCall - the groups whose members may acknowledge */
  private constructor(private readonly onCall: readonly string[]) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { userEntityRef, ownershipEntityRefs } = user.info;
    if (ownershipEntityRefs.includes(administrators)) {
      return { result: AuthorizeResult.ALLOW };
    }

    if (isPermission(permission, catalogEntityReadPermission)) {
      return createCatalogConditionalDecision(permission, {
        allOf: [
          { not: catalogConditions.isEntityKind(administration) },
          {
            anyOf: [
              { not: catalogConditions.hasAnnotation(visibility) },
              catalogConditions.isEntityOwner({ claims: ownershipEntityRefs }),
            ],
          },
        ],
      });
    }
    if (
      isPermission(permission, catalogEntityDeletePermission) ||
      isPermission(permission, catalogEntityRefreshPermission)
    ) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims: ownershipEntityRefs }),
      );
    }
    if (
      isPermission(permission, taskReadPermission) ||
      isPermission(permission, taskCancelPermission)
    ) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({ createdBy: [userEntityRef] }),
      );
    }

    if (isPermission(permission, vitalsAcknowledgePermission)) {
      const isOnCall = this.onCall.some(group =>
        ownershipEntityRefs.includes(group),
      );
      return {
        result: isOnCall ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }

    const allowed = forEverybody.some(({ name }) => name === permission.name);
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}

function toGroupRef(group: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(group, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(
      `${onCallKey}: '${group}' is no group; for example group:default/commerce`,
      error,
    );
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'gantry-policy',
  register(registration) {
    registration.registerInit({
      deps: { config: coreServices.rootConfig, policy: policyExtensionPoint },
      async init({ config, policy }) {
        policy.setPolicy(GantryPermissionPolicy.fromConfig(config));
      },
    });
  },
});
