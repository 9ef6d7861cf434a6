import { expect, request, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { estate } from '../estate';
import { Portal } from '../portal';

const secret = 'treasury';
const entity = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${secret}
  annotations:
    gantry.dev/visibility: owners
    gantry.dev/cloudwatch-alarms: order-management-*
spec:
  type: service
  lifecycle: production
  owner: group:default/web
`;

/** Registers a component that its owners alone may see; the guest is not one of them. */
async function registerSecret(portal: Portal) {
  const lab = { authorization: `Basic ${btoa('gantry:lab')}` };
  await fetch(`${estate.lab}/git/api/v1/orgs/acme/repos`, {
    method: 'POST',
    headers: { ...lab, 'content-type': 'application/json' },
    body: JSON.stringify({ name: secret }),
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'gantry-secret-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'catalog-info.yaml'), entity);
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [...['-c', 'user.name=t', '-c', 'user.email=t@acme.example'], ...args],
      { cwd: folder, stdio: 'pipe' },
    );
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=Add');
  const remote = new URL(`${estate.lab}/git/acme/${secret}.git`);
  remote.username = 'gantry';
  remote.password = 'lab';
  git('push', '--quiet', remote.href, 'main');

  const answer = await portal.http.post('/api/catalog/locations', {
    data: {
      type: 'url',
      target: `${estate.lab}/git/acme/${secret}/src/branch/main/catalog-info.yaml`,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

test('without a token every vitals route answers 401', async () => {
  const anonymous = await request.newContext({ baseURL: estate.portal });

  for (const route of [
    'fleet',
    'entities/component/default/order-management',
    'entities/component/default/order-management/health',
  ]) {
    const answer = await anonymous.get(`/api/vitals/${route}`);
    expect(answer.status(), route).toBe(401);
  }
});

test('an entity one may not read is as absent as one that is not there', async () => {
  const portal = await Portal.signIn();
  const before = (await portal.fleet()).items.length;
  await registerSecret(portal);

  // Its location is processed in the same queue, so a public neighbour that appears marks the time.
  await expect
    .poll(
      async () => {
        const answer = await portal.http.get('/api/catalog/entities/by-query', {
          params: { filter: 'kind=location', limit: 100 },
        });
        return JSON.stringify(await answer.json());
      },
      { timeout: 60_000 },
    )
    .toContain(secret);
  await portal.http.get('/api/vitals/fleet');

  const hidden = await portal.http.get(
    `/api/vitals/entities/component/default/${secret}`,
  );
  const absent = await portal.http.get(
    '/api/vitals/entities/component/default/no-such-thing',
  );
  expect(hidden.status()).toBe(404);
  expect(absent.status()).toBe(404);
  const words = async (answer: typeof hidden, name: string) =>
    (await answer.json()).error.message.replaceAll(name, 'NAME');
  expect(await words(hidden, secret)).toBe(
    await words(absent, 'no-such-thing'),
  );

  const fleet = await portal.fleet();
  expect(JSON.stringify(fleet)).not.toContain(secret);
  expect(fleet.items).toHaveLength(before);
});

test('guest is a real person of the catalog', async () => {
  const portal = await Portal.signIn();

  const user = await portal.http.get(
    '/api/catalog/entities/by-name/user/default/guest',
  );

  expect(user.status()).toBe(200);
  expect((await user.json()).spec.memberOf).toEqual(['commerce']);
});
