import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  Permission,
  createPermission,
} from '@backstage/plugin-permission-common';
import {
  taskReadPermission,
  taskCreatePermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { ConfigReader } from '@backstage/config';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  vitalsAcknowledgePermission,
  vitalsHealthReadPermission,
} from '@gantry/plugin-vitals-common';
import { GantryPermissionPolicy } from './permissionPolicy';

const { ALLOW, CONDITIONAL, DENY } = AuthorizeResult;
const unheardOf = createPermission({
  name: 'unheard.of',
  attributes: { action: 'delete' },
});

function decide(
  permission: Permission,
  ownershipEntityRefs?: string[],
  groups?: string[],
) {
  const user = ownershipEntityRefs && {
    identity: {
      type: 'user' as const,
      userEntityRef: 'user:default/jonas',
      ownershipEntityRefs,
    },
    token: 'token',
    credentials: mockCredentials.user('user:default/jonas'),
    info: { userEntityRef: 'user:default/jonas', ownershipEntityRefs },
  };
  const config = new ConfigReader({ permission: { onCall: { groups } } });
  return GantryPermissionPolicy.fromConfig(config).handle({ permission }, user);
}

describe('GantryPermissionPolicy', () => {
  it.each<[Permission, AuthorizeResult]>([
    [catalogLocationCreatePermission, ALLOW],
    [taskCreatePermission, ALLOW],
    [vitalsHealthReadPermission, ALLOW],
    [kubernetesClustersReadPermission, ALLOW],
    [kubernetesResourcesReadPermission, ALLOW],
    [catalogEntityReadPermission, CONDITIONAL],
    [catalogEntityDeletePermission, CONDITIONAL],
    [taskReadPermission, CONDITIONAL],
    [catalogEntityCreatePermission, DENY],
    [catalogLocationReadPermission, DENY],
    [catalogLocationDeletePermission, DENY],
    [templateManagementPermission, DENY],
    [kubernetesProxyPermission, DENY],
    [vitalsAcknowledgePermission, DENY],
    [unheardOf, DENY],
  ])('answers %p of somebody signed in', async (permission, expected) => {
    const { result } = await decide(permission, ['user:default/jonas']);

    expect(result).toBe(expected);
  });

  it.each([catalogEntityReadPermission, taskCreatePermission, unheardOf])(
    'denies everything to nobody, allows it to administrators',
    async permission => {
      expect((await decide(permission)).result).toBe(DENY);
      expect(
        (await decide(permission, ['group:default/platform'])).result,
      ).toBe(ALLOW);
    },
  );

  it.each<[string[], AuthorizeResult]>([
    [['group:default/web', 'group:default/orders'], ALLOW],
    [['Group:WEB', 'group:default/orders'], ALLOW],
    [['web'], ALLOW],
    [['group:default/orders'], DENY],
    [['user:default/web'], DENY],
    [[], DENY],
  ])(
    'lets members of those of %j that are theirs acknowledge: %s',
    async (groups, expected) => {
      const { result } = await decide(
        vitalsAcknowledgePermission,
        ['user:default/jonas', 'group:default/web'],
        groups,
      );

      expect(result).toBe(expected);
    },
  );

  it('does not start with a group on call that is none', () => {
    expect(() =>
      decide(vitalsAcknowledgePermission, [], ['group:default/']),
    ).toThrow(
      "permission.onCall.groups: 'group:default/' is no group; for example group:default/commerce",
    );
  });

  it('shows what is for owners only to its owners', async () => {
    const decision = await decide(catalogEntityReadPermission, [
      'user:default/jonas',
      'group:default/web',
    ]);

    expect(decision).toMatchObject({
      conditions: {
        allOf: [
          {
            not: { rule: 'IS_ENTITY_KIND', params: { kinds: ['Location'] } },
          },
          {
            anyOf: [
              {
                not: {
                  rule: 'HAS_ANNOTATION',
                  params: {
                    annotation: 'gantry.dev/visibility',
                    value: 'owners',
                  },
                },
              },
              {
                rule: 'IS_ENTITY_OWNER',
                params: { claims: ['user:default/jonas', 'group:default/web'] },
              },
            ],
          },
        ],
      },
    });
  });
});
