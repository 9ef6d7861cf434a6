import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';

/**
 * Loads the sign-in providers that the configuration names, and refuses guest in production.
 *
 * The check stands here because layered configuration files add up: a production file on top of the
 * embedded default would otherwise keep guest sign-in open.
 */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    const guest = config.has('auth.providers.guest');
    if (
      guest &&
      config.getOptionalString('auth.environment') === 'production'
    ) {
      throw new Error(
        'auth.providers.guest must not be configured while auth.environment is production; start with app-config.production.yaml alone',
      );
    }
    if (guest) {
      yield import('@backstage/plugin-auth-backend-module-guest-provider');
    }
    if (config.has('auth.providers.oidc')) {
      yield import('@backstage/plugin-auth-backend-module-oidc-provider');
    }
  },
});
