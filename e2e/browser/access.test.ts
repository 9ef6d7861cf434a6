import { stringifyEntityRef } from '@backstage/catalog-model';
import { expect, request, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { estate } from '../estate';
import { Portal } from '../portal';

const secret = 'treasury';
const twin = 'treasury-guide';

function component(name: string, annotation: string): string {
  return `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  annotations:
    gantry.dev/cloudwatch-alarms: order-management-*
    ${annotation}
spec:
  type: service
  lifecycle: production
  owner: group:default/web
`;
}

const entities = [
  component(secret, 'gantry.dev/visibility: owners'),
  component(twin, 'gantry.dev/tier: "3"'),
].join('---');

/** Registers a component that its owners alone may see, the guest not among them, and a public twin. */
async function registerSecret(portal: Portal) {
  const lab = { authorization: `Basic ${btoa('gantry:lab')}` };
  await fetch(`${estate.lab}/git/api/v1/orgs/acme/repos`, {
    method: 'POST',
    headers: { ...lab, 'content-type': 'application/json' },
    body: JSON.stringify({ name: secret }),
  });
  const folder = test.info().outputPath('repository');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'catalog-info.yaml'), entities);
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
    'transitions',
    'entities/component/default/order-management',
    'entities/component/default/order-management/health',
  ]) {
    const answer = await anonymous.get(`/api/vitals/${route}`);
    expect(answer.status(), route).toBe(401);
  }
});

test('an entity one may not read is as absent as one that is not there', async () => {
  const portal = await Portal.signIn();
  await registerSecret(portal);

  // Both come from one file and are surveyed together: where the twin is, the secret would be too.
  await expect
    .poll(async () => JSON.stringify(await portal.fleet()), { timeout: 90_000 })
    .toContain(`component:default/${twin}`);

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

  const { items } = await portal.fleet();
  const visible = (await portal.entities()).map(entity =>
    stringifyEntityRef(entity),
  );
  expect(visible).not.toContain(`component:default/${secret}`);
  for (const { entityRef } of items) {
    expect(visible).toContain(entityRef);
  }
  const listed = await portal.http.get('/api/catalog/entities/by-query', {
    params: { fields: 'kind,metadata.name', limit: 500 },
  });
  const names = (await listed.json()).items
    .map(
      (entity: { kind: string; metadata: { name: string } }) =>
        `${entity.kind} ${entity.metadata.name}`,
    )
    .filter((name: string) => name.includes(secret));
  expect(names).toEqual([`Component ${twin}`]);
});

test('guest is a real person of the catalog', async () => {
  const portal = await Portal.signIn();

  const user = await portal.http.get(
    '/api/catalog/entities/by-name/user/default/guest',
  );

  expect(user.status()).toBe(200);
  expect((await user.json()).spec.memberOf).toEqual(['commerce']);
});
