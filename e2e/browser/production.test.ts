import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import {
  Server,
  productionEnvironment,
  startOpenIdProvider,
  startServer,
  stopServer,
} from '../production/startProduction';

const port = 17107;
const portal = `http://localhost:${port}`;
const production = 'app-config.production.yaml';
const [, database] =
  Object.entries(process.env).find(([name]) =>
    /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(name),
  ) ?? [];

test.describe('production configuration', () => {
  if (!process.env.CI) {
    test.skip(!database, 'PostgreSQL is not installed here');
  }

  let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
  let environment: NodeJS.ProcessEnv;
  let server: Server | undefined;

  test.beforeAll(async () => {
    provider = await startOpenIdProvider(
      `${portal}/api/auth/oidc/handler/frame`,
    );
    environment = productionEnvironment({
      port,
      issuer: provider.issuer,
      database: new URL(database!),
    });
  });

  test.afterEach(async () => {
    const { status, expectedStatus } = test.info();
    if (server && status !== expectedStatus) {
      await test.info().attach('server.log', { body: server.output() });
    }
    if (server) {
      await stopServer(server);
    }
  });

  test.afterAll(() => provider.close());

  test('starts on PostgreSQL, knows no guest, signs in through OpenID', async ({
    page,
    context,
  }) => {
    server = startServer(environment, [
      production,
      'e2e/production/app-config.yaml',
    ]);
    await expect
      .poll(
        () =>
          fetch(`${portal}/.backstage/health/v1/readiness`).then(
            answer => answer.status,
            () => 0,
          ),
        { timeout: 90_000, message: 'the server becomes ready' },
      )
      .toBe(200);

    const guest = await fetch(`${portal}/api/auth/guest/refresh`, {
      method: 'POST',
    });
    expect(guest.status).toBe(404);
    const fleet = await fetch(`${portal}/api/vitals/fleet`);
    expect(fleet.status).toBe(401);

    await page.goto(portal);
    const opened = context.waitForEvent('page');
    await page.getByRole('button', { name: /sign in/i }).click();
    const popup = await opened;
    await popup.getByPlaceholder(/login/i).fill('jonas');
    await popup.getByPlaceholder(/password/i).fill('anything');
    await popup.getByRole('button', { name: /sign-in/i }).click();
    await popup.getByRole('button', { name: /continue/i }).click();

    await expect(
      page.getByRole('link', { name: 'Catalog', exact: true }),
    ).toBeVisible();
    await expect(page.getByText('Lab data')).toHaveCount(0);
  });

  test('refuses to start with guest sign-in beside it, naming the key', async () => {
    server = startServer(environment, [
      'app-config.yaml',
      production,
      'e2e/production/app-config.yaml',
    ]);

    const [code] = await once(server.process, 'exit');

    expect(code).not.toBe(0);
    expect(server.output()).toContain('auth.providers.guest must not be');
  });
});
