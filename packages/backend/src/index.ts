import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./signIn'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permissionPolicy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-github'));
backend.add(import('@gantry/plugin-catalog-backend-module-aws-resources'));

backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('./kubernetes'));
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@gantry/plugin-techdocs-backend-module-gantry'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@gantry/plugin-scaffolder-backend-module-gantry'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));
backend.add(import('@gantry/plugin-search-backend-module-gantry'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-aws-sqs'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-notifications-backend-module-slack'));
backend.add(import('./email'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@gantry/plugin-vitals-backend'));
backend.add(import('@gantry/plugin-vitals-backend-module-aws'));
backend.add(import('@gantry/plugin-vitals-backend-module-prometheus'));

backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start().catch(error => {
  // Once the rejection has been logged: what cannot start must not look as if it still might.
  setImmediate(() => process.exit(1));
  throw error;
});
