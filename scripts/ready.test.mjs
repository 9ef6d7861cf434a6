import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, test } from 'node:test';
import { Checkout, until } from './testing/Checkout.mjs';

let checkout;
beforeEach(async () => {
  checkout = await Checkout.create();
});
afterEach(() => checkout.remove());

/** Waits until the portal has been asked for a path several times since it was last changed. */
async function untilAskedAgain(phase, path) {
  const asked = checkout.path('.gantry/asked');
  await until(
    () =>
      existsSync(asked) &&
      readFileSync(asked, 'utf8')
        .split('\n')
        .filter(line => line === `${phase} ${path}`).length > 3,
    `another question for ${path}`,
  );
}

test('ready comes after the files of the catalog, what they refer to, and its verdicts', async () => {
  const run = checkout.gantry(['start'], { FAKE_PORTAL: 'filling' });

  await untilAskedAgain(0, '/api/catalog/entities');
  assert.equal(run.stdout, '', 'a file has not been read');
  await checkout.status('/next');
  await untilAskedAgain(1, '/api/catalog/entities');
  assert.equal(run.stdout, '', 'the system of a component is not there');
  await checkout.status('/next');
  await untilAskedAgain(2, '/api/vitals/fleet');
  assert.equal(run.stdout, '', 'a component has not been surveyed');
  await checkout.status('/next');

  await until(() => /is ready/.test(run.stdout), 'ready');
  assert.doesNotMatch(run.stderr, /does not have|no answer yet/);
});

test('what the catalog refers to and never gets is named and holds up nobody for long', async () => {
  const run = checkout.gantry(['start'], { FAKE_PORTAL: 'filling' });
  await untilAskedAgain(0, '/api/catalog/entities');
  await checkout.status('/next');

  await until(
    () => /does not have: system:default\/shop\n/.test(run.stderr),
    'a note',
  );

  await checkout.status('/next');
  await checkout.status('/next');
  await until(() => /is ready/.test(run.stdout), 'ready');
});
