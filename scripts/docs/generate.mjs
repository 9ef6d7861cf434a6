/**
 * Writes the parts of the documentation that are derived from code, or, with `--check`, tells which of
 * them are not what the code says.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documents } from './documents.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const checksOnly = process.argv.includes('--check');
const stale = [];

for (const { path, content } of await documents(root)) {
  const target = join(root, path);
  if (read(target) === content) {
    continue;
  }
  stale.push(path);
  if (!checksOnly) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

for (const path of stale) {
  console.log(checksOnly ? `${path} is not what the code says` : path);
}
if (checksOnly && stale.length > 0) {
  console.log('Run yarn docs:generate and commit what it writes.');
  process.exitCode = 1;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
