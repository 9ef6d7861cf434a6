import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../lib/chromium.mjs';
import { add, countJest, countPlaywright } from './counts.mjs';

const integrationPattern = '\\.integration\\.test\\.';

const formatted = [
  'packages',
  'plugins',
  'scripts',
  'e2e',
  'catalog',
  'docs',
  '*.{js,ts,json,md,yaml,yml}',
];

function isOnPath(program) {
  return process.env.PATH.split(delimiter).some(folder =>
    existsSync(join(folder, program)),
  );
}

async function types(runner) {
  return runner.check(
    'types',
    ...runner.program('tsc', '--noEmit', '-p', 'tsconfig.json'),
  );
}

async function lint(runner) {
  const eslint = await runner.check(
    'eslint',
    ...runner.program('backstage-cli', 'repo', 'lint', '--max-warnings', '0'),
  );
  const prettier = await runner.check(
    'prettier',
    ...runner.program(
      'prettier',
      '--check',
      '--log-level',
      'warn',
      '--no-error-on-unmatched-pattern',
      ...formatted,
    ),
  );
  const documentation = await runner.check('generated documentation', 'node', [
    join(runner.root, 'scripts/docs/generate.mjs'),
    '--check',
  ]);
  const shellcheck = isOnPath('shellcheck')
    ? await runner.check('shellcheck', 'shellcheck', ['gantry', '.ci/run'])
    : runner.missing('shellcheck');
  return [eslint, prettier, documentation, shellcheck].reduce(add);
}

function jest(runner, name, words, variables) {
  return runner.suite(
    name,
    report =>
      runner.succeeds(
        ...runner.program(
          'backstage-cli',
          ...[
            'repo',
            'test',
            '--watchAll=false',
            '--json',
            `--outputFile=${report}`,
            ...words,
          ],
        ),
        variables,
      ),
    countJest,
  );
}

/** The tests of what stands behind `./gantry` itself. */
function ownTests(runner) {
  const folder = join(runner.root, 'scripts');
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => join(folder, name));
  return runner.suite(
    'scripts',
    report =>
      runner.succeeds('node', [
        '--test',
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        `--test-reporter=${join(folder, 'test/countReporter.mjs')}`,
        `--test-reporter-destination=${report}`,
        ...files,
      ]),
    counts => counts,
  );
}

async function unit(runner) {
  const scripts = await ownTests(runner);
  const packages = await jest(runner, 'unit', [
    `--testPathIgnorePatterns=${integrationPattern}`,
    '--testPathIgnorePatterns=/node_modules/',
  ]);
  return add(scripts, packages);
}

async function integration(runner) {
  const database = await runner.postgres();
  const counts = await jest(
    runner,
    'integration',
    [`--testPathPatterns=${integrationPattern}`],
    database,
  );
  return database ? counts : add(counts, runner.missing('PostgreSQL'));
}

function playwright(project) {
  return async runner => {
    const chromium = findChromium();
    const variables = {
      ...(await runner.postgres()),
      ...(chromium && { CHROMIUM_PATH: chromium }),
    };
    return runner.suite(
      project,
      report =>
        runner.succeeds(
          ...runner.program(
            'playwright',
            ...['test', `--project=${project}`, '--reporter=list,json'],
            // Each run empties its folder, and must not empty that of the other.
            `--output=${join(runner.root, '.gantry/e2e', project)}`,
          ),
          { ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        ),
      countPlaywright,
    );
  };
}

/** The journeys through docs need MkDocs; without it they are left out by name. */
async function browser(runner) {
  const counts = await playwright('browser')(runner);
  return isOnPath('mkdocs') ? counts : add(counts, runner.missing('MkDocs'));
}

/** The parts of `./gantry test`, in order; each answers its counts. */
export const parts = {
  types,
  lint,
  unit,
  integration,
  browser,
  templates: playwright('templates'),
};
