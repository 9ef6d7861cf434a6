import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Checks } from './Checks.mjs';
import { lintDockerfile, lintWorkflows } from './lint.mjs';
import { pythonWith } from './python.mjs';
import { run } from './run.mjs';
import { terraform } from './terraform.mjs';

/**
 * Runs the toolchains of a stamped service on it: its tests, its linters.
 *
 * @returns `{ passed, failed, skipped, results }`
 */
export async function checkService(folder, options) {
  const checks = new Checks(options);
  const name = what => `${basename(folder)}: ${what}`;

  await checkPython(checks, name, folder, 'requirements-dev.txt');
  await checks.check(name('actionlint'), () => lintWorkflows(folder));
  await checks.check(name('hadolint'), () => lintDockerfile(folder));
  return checks.summary();
}

/**
 * Runs the toolchains of a stamped infrastructure repository on it: Terraform with mocked providers, the
 * tests of its scheduler, its linters.
 *
 * @returns `{ passed, failed, skipped, results }`
 */
export async function checkInfrastructure(folder, options) {
  const checks = new Checks(options);
  const name = what => `${basename(folder)}: ${what}`;
  const terraformCheck = (...words) =>
    checks.check(name(`terraform ${words.join(' ')}`), () =>
      terraform(folder, ...words),
    );

  await terraformCheck('fmt', '-check', '-diff', '-recursive');
  await terraformCheck('init', '-backend=false', '-no-color');
  await terraformCheck('validate', '-no-color');
  await terraformCheck('test', '-no-color');
  await checkPython(checks, name, folder, 'scheduler/requirements-dev.txt');
  await checks.check(name('actionlint'), () => lintWorkflows(folder));
  return checks.summary();
}

async function checkPython(checks, name, folder, requirements) {
  const python = await checks.check(name(`install ${requirements}`), () =>
    pythonWith(join(folder, requirements)),
  );
  if (!python) {
    return;
  }
  // Nothing is left behind in the folder, and nothing of an earlier run is taken for this one's.
  const options = { cwd: folder, env: { PYTHONDONTWRITEBYTECODE: '1' } };
  for (const [what, words] of [
    ['pytest', ['pytest', '-p', 'no:cacheprovider']],
    ['ruff check', ['ruff', 'check', '--no-cache', '.']],
    ['ruff format', ['ruff', 'format', '--check', '--no-cache', '.']],
  ]) {
    await checks.check(name(what), () =>
      run(python, ['-m', ...words], options),
    );
  }
}

const kinds = { service: checkService, infrastructure: checkInfrastructure };

async function main([kind, folder]) {
  if (!kinds[kind] || !folder) {
    console.error(
      'Usage: node templates/test/check.mjs service|infrastructure <folder>',
    );
    return 2;
  }
  const { passed, failed, skipped } = await kinds[kind](resolve(folder));
  console.log(
    `${basename(folder)}: ${passed} checks good, ${failed} bad, ${skipped} skipped`,
  );
  return failed > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
