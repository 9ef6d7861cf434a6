#!/usr/bin/env node
// Stands in for npm: tells its settings, and "installs" the Yarn beside this file.
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [command, ...words] = process.argv.slice(2);
if (command === 'config') {
  process.stdout.write(
    JSON.stringify({ registry: 'https://user:hidden@registry.example/' }),
  );
} else if (process.env.FAKE_NPM_ERROR) {
  process.stderr.write(process.env.FAKE_NPM_ERROR);
  process.exitCode = 1;
} else {
  const modules = join(words[words.indexOf('--prefix') + 1], 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  cpSync(
    join(dirname(fileURLToPath(import.meta.url)), 'yarn.js'),
    join(modules, '@yarnpkg/cli-dist/bin/yarn.js'),
  );
}
