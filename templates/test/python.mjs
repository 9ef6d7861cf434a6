import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MissingToolchain } from './Checks.mjs';
import { programOnPath, run } from './run.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What is slow to get and stays the same between runs. */
export function cacheFolder() {
  const folder = join(
    resolve(process.env.GANTRY_DATA || join(root, '.gantry')),
    'cache',
  );
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function findPython() {
  for (const name of ['python3.13', 'python3.12', 'python3.11', 'python3']) {
    const python = programOnPath(name);
    try {
      // A name on the PATH may be a shim without an interpreter behind it.
      await run(python, [
        '-c',
        'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))',
      ]);
      return python;
    } catch {
      continue;
    }
  }
  throw new MissingToolchain('Python 3.11 or newer with its venv module');
}

/**
 * The interpreter of a virtual environment that holds `requirements`, made once for the same requirements.
 *
 * @param requirements files (absolute) or packages (`name==version`)
 */
export async function pythonWith(...requirements) {
  const python = await findPython();
  const hash = createHash('sha256').update(await run(python, ['-VV']));
  const files = requirements.filter(word => word.startsWith('/'));
  for (const file of files) {
    // One file may include the other: both decide.
    hash.update(await readFile(file)).update(await included(file));
  }
  hash.update(requirements.filter(word => !files.includes(word)).join());
  const folder = join(
    cacheFolder(),
    `python-${hash.digest('hex').slice(0, 16)}`,
  );
  const interpreter = join(folder, 'bin', 'python');
  if (!existsSync(interpreter)) {
    // Made aside and moved into place whole, whoever else does the same meanwhile.
    const aside = mkdtempSync(`${folder}-`);
    try {
      await run(python, ['-m', 'venv', aside]);
      await run(join(aside, 'bin', 'python'), [
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
        ...requirements.flatMap(word =>
          files.includes(word) ? ['-r', word] : [word],
        ),
      ]);
      if (!existsSync(folder)) {
        renameSync(aside, folder);
      }
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  return interpreter;
}

async function included(file) {
  const names = (await readFile(file, 'utf8')).matchAll(/^-r (.+)$/gm);
  const contents = [...names].map(([, name]) =>
    readFile(join(dirname(file), name), 'utf8'),
  );
  return (await Promise.all(contents)).join('');
}
