import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import { Checkout, until } from './testing/Checkout.mjs';

let checkout;
beforeEach(async () => {
  checkout = await Checkout.create();
});
afterEach(() => checkout.remove());

const install = 'install --immutable';
const build = 'workspace app build';

test('start installs, builds, says once that it is ready, and Ctrl-C stops all', async () => {
  const run = await checkout.start();

  assert.equal(
    run.stdout,
    `Gantry is ready: http://localhost:${checkout.port}\n`,
  );
  assert.equal(await checkout.status(), 200);
  assert.deepEqual(checkout.calls(), [install, build]);

  run.child.kill('SIGINT');

  assert.equal(await run.exited, 0);
  assert.equal(await checkout.status(), undefined);
});

test('start repeats a step only when what it depends on has changed', async () => {
  const restart = async () => {
    const run = await checkout.start();
    run.child.kill('SIGTERM');
    assert.equal(await run.exited, 0);
    return checkout.calls();
  };
  await restart();

  assert.deepEqual(await restart(), [], 'nothing changed');
  checkout.write('packages/app/src/index.ts', "export const page = 'two';");
  assert.deepEqual(await restart(), [build], 'a source changed');
  checkout.write('packages/app/src/index.test.ts', '');
  checkout.write('packages/backend/src/other.ts', '');
  checkout.write('app-config.yaml', 'backend:\n  x: 1\n');
  assert.deepEqual(
    await restart(),
    [],
    'nothing that the app is built from changed',
  );
  checkout.write('app-config.yaml', 'app:\n  title: Other\nbackend:\n  x: 1\n');
  assert.deepEqual(await restart(), [build], "the app's configuration changed");
  checkout.write('yarn.lock', 'other');
  assert.deepEqual(await restart(), [install, build], 'the lockfile changed');
  checkout.write('packages/app/dist/index.html', 'built by hand');
  assert.deepEqual(
    await restart(),
    [build],
    'the build is not the one that was made here',
  );
});

test('a start that was killed half-way is made good by the next', async () => {
  const killed = checkout.gantry(['start'], { FAKE_BUILD: 'hang' });
  await until(() => checkout.calls().includes(build), 'the build');
  killed.child.kill('SIGKILL');
  await killed.exited;

  await checkout.start();

  assert.deepEqual(checkout.calls(), [build]);
  assert.equal(
    readFileSync(checkout.path('packages/app/dist/index.html'), 'utf8'),
    'whole',
  );
});

test('what a killed start had started ends with it', async () => {
  const killed = await checkout.start();
  killed.child.kill('SIGKILL');
  await killed.exited;

  await until(
    async () => (await checkout.status()) === undefined,
    'the end of the portal',
  );

  await checkout.start();
});

test('a second start on the same data is refused by name', async () => {
  const first = await checkout.start();
  const second = checkout.gantry(['start'], {
    GANTRY_PORT: '1',
    GANTRY_LAB_PORT: '2',
  });

  assert.equal(await second.exited, 1);
  assert.match(
    second.stderr,
    /is in use by '\.\/gantry start' \(process \d+\)/,
  );
  assert.match(second.stderr, new RegExp(`process ${first.child.pid}\\b`));
  assert.equal(await checkout.status(), 200);
});

test('a port that is taken is named, with the variable that moves it, before any work', async () => {
  for (const [variable, port] of [
    ['GANTRY_PORT', checkout.port],
    ['GANTRY_LAB_PORT', checkout.labPort],
  ]) {
    const taken = createServer();
    await new Promise(resolve => taken.listen(port, resolve));

    const run = checkout.gantry(['start']);

    assert.equal(await run.exited, 1);
    assert.match(
      run.stderr,
      new RegExp(`^gantry: Port ${port}, .* in use .*${variable}=\\d+\\.\n$`),
    );
    assert.deepEqual(checkout.calls(), []);
    await new Promise(resolve => taken.close(resolve));
  }
});

test('a server that ends later ends the run, with its log', async () => {
  const run = await checkout.start();
  await checkout.status('/die');

  assert.equal(await run.exited, 1);
  assert.match(run.stderr, /fatal: the portal was told to die/);
  assert.match(run.stderr, /The portal stopped by itself \(exit code 3\)\./);
  assert.match(run.stderr, /the log is .*\/logs\/portal\.log\n$/);
});

test('a portal that ends before it is ready ends the start, and no registry is blamed', async () => {
  const run = checkout.gantry(['start'], { FAKE_PORTAL: 'broken' });

  assert.equal(await run.exited, 1);
  assert.match(run.stderr, /The portal stopped by itself \(exit code 4\)\./);
  assert.doesNotMatch(run.stderr, /registry/);
});

test('a registry out of reach is one sentence without credentials, and the next start works', async () => {
  const npm = checkout.gantry(['start'], {
    FAKE_NPM_ERROR:
      'npm error code ENOTFOUND\nnpm error https://user:hidden@registry.example/x\n',
  });
  assert.equal(await npm.exited, 1);
  const yarn = checkout.gantry(['start'], {
    FAKE_YARN_ERROR:
      '➤ YN0001: │ RequestError: getaddrinfo EAI_AGAIN registry.example\n',
  });
  assert.equal(await yarn.exited, 1);

  for (const run of [npm, yarn]) {
    assert.match(
      run.stderr,
      /registry at registry\.example cannot be reached; .*`registry`/,
    );
    assert.doesNotMatch(run.stderr, /hidden/);
  }
  await checkout.start();
});

test('a full disk is said to be full', async () => {
  const run = checkout.gantry(['start'], {
    FAKE_YARN_ERROR: 'ENOSPC: no space left on device, write\n',
  });

  assert.equal(await run.exited, 1);
  assert.match(
    run.stderr,
    /Installing the dependencies failed: the disk is full/,
  );
});
