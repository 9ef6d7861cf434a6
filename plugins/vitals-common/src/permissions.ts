import {
  Permission,
  createPermission,
} from '@backstage/plugin-permission-common';
import { VitalKind } from './reading';

/** To see the health of entities that one may read. */
export const vitalsHealthReadPermission = createPermission({
  name: 'vitals.health.read',
  attributes: { action: 'read' },
});

/** To acknowledge incidents of entities that one may read. */
export const vitalsAcknowledgePermission = createPermission({
  name: 'vitals.on-call.acknowledge',
  attributes: { action: 'update' },
});

/** By vital: the permission to see it, on entities that one may read. */
export const vitalsReadPermissions = {
  health: vitalsHealthReadPermission,
} satisfies Record<VitalKind, Permission>;

export const vitalsPermissions = [
  ...Object.values(vitalsReadPermissions),
  vitalsAcknowledgePermission,
];
