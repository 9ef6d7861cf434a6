import { createPermission } from '@backstage/plugin-permission-common';

/** To see the health of entities that one may read. */
export const vitalsHealthReadPermission = createPermission({
  name: 'vitals.health.read',
  attributes: { action: 'read' },
});

/** By vital: the permission to see it, on entities that one may read. */
export const vitalsReadPermissions = {
  health: vitalsHealthReadPermission,
};

export const vitalsPermissions = Object.values(vitalsReadPermissions);
