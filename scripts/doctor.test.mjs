import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { formatReport } from './doctor/print.mjs';
import { createReport } from './doctor/report.mjs';
import { Checkout } from './testing/Checkout.mjs';

let checkout;
beforeEach(async () => {
  checkout = await Checkout.create();
});
afterEach(() => checkout.remove());

const groups = ['configuration', 'database', 'upstreams', 'catalog'];

async function examine(variables) {
  const run = checkout.gantry(['doctor', '--json'], variables);
  const exitStatus = await run.exited;
  return { ...JSON.parse(run.stdout), exitStatus };
}

function idsOf({ findings }) {
  return findings
    .map(({ id }) => id)
    .filter(
      id =>
        id !== 'machine.tool-missing' &&
        id !== 'machine.node-unsupported' &&
        // The disk of the tests is none of their business.
        id !== 'machine.disk-full',
    );
}

function skippedOf({ checks }) {
  return checks
    .filter(({ outcome }) => outcome === 'skipped')
    .map(({ id }) => id);
}

test('before anything is installed the machine is checked, and the rest skipped by name', async () => {
  const report = await examine();

  assert.deepEqual(idsOf(report), ['machine.dependencies-missing']);
  assert.deepEqual(skippedOf(report), groups);
  assert.ok(
    report.checks.every(
      ({ outcome, reason }) =>
        outcome !== 'skipped' ||
        reason === 'the dependencies are not installed',
    ),
  );
  assert.deepEqual(checkout.calls(), [], 'nothing was installed');
});

test('a registry out of reach is found, without its password', async () => {
  const report = await examine({
    FAKE_NPM_ERROR:
      'npm error code ENOTFOUND\nnpm error https://user:hidden@registry.example/x\n',
  });

  assert.equal(report.exitStatus, 2);
  assert.deepEqual(idsOf(report), [
    'machine.registry-unreachable',
    'machine.dependencies-missing',
  ]);
  assert.doesNotMatch(JSON.stringify(report), /hidden/);
});

test('the ports of the run that has the data folder are its own', async () => {
  const own = await checkout.start();
  const report = await examine();
  own.child.kill('SIGTERM');
  await own.exited;

  assert.equal(idsOf(report).includes('machine.port-taken'), false);
});

test('a port that a run with other data holds is taken', async () => {
  await checkout.start();
  const { findings } = await examine({ GANTRY_DATA: checkout.path('other') });

  const taken = findings.filter(({ id }) => id === 'machine.port-taken');
  assert.deepEqual(
    taken.map(({ subject }) => subject),
    [String(checkout.port), String(checkout.labPort)],
  );
  assert.match(taken[0].what, /answers like the portal/);
});

test('a half that breaks is a finding, and hides nothing of the other', async () => {
  checkout.write('node_modules/@backstage/config-loader/package.json', '{}');
  checkout.write('node_modules/@backstage/cli/package.json', '{}');
  checkout.write('node_modules/@backstage/cli/config/nodeTransform.cjs', '');
  checkout.write('packages/doctor/src/main.ts', 'throw new Error("broken");');

  const report = await examine();

  assert.equal(report.exitStatus, 2);
  assert.deepEqual(idsOf(report), ['doctor.incomplete']);
  assert.deepEqual(skippedOf(report), groups);
});

test('wrong usage has a status of its own', async () => {
  for (const words of [['--frob'], ['--config'], ['--config', 'gone.yaml']]) {
    const run = checkout.gantry(['doctor', ...words]);

    assert.equal(await run.exited, 64);
    assert.match(run.stderr, /^gantry: .*see \.\/gantry doctor --help\.\n$/);
  }
  const port = checkout.gantry(['doctor'], { GANTRY_PORT: 'x' });
  assert.equal(await port.exited, 64);
});

test('the worst finding decides the status', () => {
  const statusOf = (...severities) =>
    createReport({
      checks: [],
      findings: severities.map(severity => ({ severity, id: 'x' })),
    }).exitCode;

  assert.equal(statusOf(), 0);
  assert.equal(statusOf('info'), 0);
  assert.equal(statusOf('info', 'warning'), 1);
  assert.equal(statusOf('warning', 'error', 'info'), 2);
});

test('many findings of a kind are told briefly, and each is told', () => {
  const finding = number => ({
    check: 'catalog.files',
    group: 'catalog',
    id: 'catalog.entity-invalid',
    severity: 'error',
    what: `Entity ${number} is wrong.`,
    why: 'It matters.',
    mend: 'Correct it.',
  });
  const report = createReport({
    checks: [
      {
        id: 'catalog.files',
        group: 'catalog',
        title: 'files',
        outcome: 'found',
      },
    ],
    findings: Array.from({ length: 30 }, (_, i) => finding(i)),
  });

  const text = formatReport(report, { colour: false, width: 80 });

  assert.equal(text.match(/It matters\./g).length, 5);
  assert.equal(text.match(/Entity \d+ is wrong\./g).length, 30);
  assert.match(text, /and 25 more of catalog\.entity-invalid/);
  assert.match(text, /30 errors \(1 check\)\n$/);
  assert.ok(text.split('\n').every(line => line.length <= 80));
});
