import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './lib/settings.mjs';

function gantry(words, variables = {}) {
  return spawnSync(join(root, 'gantry'), words, {
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(
          ([name]) => !name.startsWith('GANTRY_'),
        ),
      ),
      ...variables,
    },
  });
}

test('every verb is listed and explains itself', () => {
  const overview = gantry(['--help']);
  assert.equal(overview.status, 0);

  for (const verb of ['start', 'dev', 'lab', 'test', 'bench']) {
    assert.match(overview.stdout, new RegExp(`^  ${verb} `, 'm'));
    const help = gantry([verb, '--help']);
    assert.equal(help.status, 0);
    assert.match(help.stdout, new RegExp(`^Usage: \\./gantry ${verb}`));
  }
});

for (const [words, variables, sentence] of [
  [['begin'], {}, /no verb 'begin'; choose one of start, dev, lab, .*test/],
  [['start', '--fast'], {}, /does not know '--fast'/],
  [
    ['test', 'units'],
    {},
    /no test part 'units'; choose from types, lint, unit, integration, browser, templates\./,
  ],
  [
    ['bench', 'everything'],
    {},
    /no measurement 'everything'; choose from first-load, pages, entity, startup, fleet\./,
  ],
  [
    ['lab', 'scenario'],
    {},
    /'\.\/gantry lab scenario' takes one scenario name/,
  ],
  [['lab', 'dance'], {}, /does not know 'dance'/],
  [['lab', '--services'], {}, /'--services' takes a number of services/],
  [['start', '--services', 'many'], {}, /'--services' takes a number/],
  [
    ['dev', '--services', '10001'],
    {},
    /GANTRY_LAB_SERVICES must be a number of services up to 10000, not '10001'/,
  ],
  [
    ['lab', 'status'],
    { GANTRY_LAB_PORT: '1' },
    /No lab answers on port 1; .*GANTRY_LAB_PORT/,
  ],
  [
    ['start'],
    { GANTRY_PORT: 'seven' },
    /GANTRY_PORT must be a port number from 1 to 65535, not 'seven'/,
  ],
  [
    ['start'],
    { GANTRY_LAB_PORT: '65536' },
    /GANTRY_LAB_PORT must be a port number/,
  ],
  [['start'], { GANTRY_PORT: '7010' }, /both 7010/],
  [
    ['start'],
    { GANTRY_DATA: '/dev/null/data' },
    /data folder \/dev\/null\/data cannot be written \(ENOTDIR\); .*GANTRY_DATA/,
  ],
]) {
  test(`'${words.join(' ')}' with ${JSON.stringify(variables)} is refused in a sentence`, () => {
    const { status, stderr, stdout } = gantry(words, variables);

    assert.notEqual(status, 0);
    assert.match(stderr, sentence);
    assert.match(stderr, /^gantry: .*\.\n$/);
    assert.equal(stdout, '');
  });
}

test('a machine without Node, or with too old a one, is told so', t => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-path-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const program of ['dirname', 'readlink']) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`], {
      encoding: 'utf8',
    });
    writeFileSync(
      join(folder, program),
      `#!/bin/sh\nexec ${stdout.trim()} "$@"\n`,
    );
    chmodSync(join(folder, program), 0o755);
  }
  const none = gantry(['start'], { PATH: folder });
  assert.equal(none.status, 1);
  assert.match(none.stderr, /^gantry: Node\.js was not found; .*\n$/);

  writeFileSync(join(folder, 'node'), '#!/bin/sh\necho 16.20.2\n');
  chmodSync(join(folder, 'node'), 0o755);
  const old = gantry(['start'], { PATH: folder });
  assert.equal(old.status, 1);
  assert.match(old.stderr, /^gantry: Node\.js 16\.20\.2 is too old; .*\n$/);
});
