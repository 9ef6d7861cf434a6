import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import signIn from './signIn';

async function start(auth: object) {
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
          auth,
        },
      }),
      authPlugin,
      signIn,
    ],
  });
  const address = backend.server.address();
  return `http://localhost:${(address as { port: number }).port}`;
}

describe('sign-in', () => {
  it('refuses guest beside a production environment, naming the keys', async () => {
    await expect(
      start({ environment: 'production', providers: { guest: {} } }),
    ).rejects.toThrow(/auth\.providers\.guest .* auth\.environment/);
  });

  it('has no guest route where guest is not configured', async () => {
    const portal = await start({ environment: 'production', providers: {} });

    const answer = await fetch(`${portal}/api/auth/guest/refresh`, {
      method: 'POST',
    });

    expect(answer.status).toBe(404);
  });
});
