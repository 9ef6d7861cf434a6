import { createApiRef } from '@backstage/frontend-plugin-api';
import { VitalsApi } from './VitalsApi';

/** Where components find the vitals backend. */
export const vitalsApiRef = createApiRef<VitalsApi>().with({
  id: 'plugin.vitals.service',
  pluginId: 'vitals',
});
