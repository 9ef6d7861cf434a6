import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Finding } from '../Finding';
import { Configuration } from './loadConfiguration';

/** Environment variables that the files name without a fallback, and that hold nothing. */
export function checkVariables({ files, variables }: Configuration): Finding[] {
  const required = new Set(files.flatMap(file => namesIn(file, new Set())));
  return [...variables].flatMap(([name, value]) => {
    if (value || !required.has(name)) {
      return [];
    }
    return [value === undefined ? missing(name) : empty(name)];
  });
}

function missing(name: string): Finding {
  return {
    id: 'configuration.variable-missing',
    severity: 'error',
    subject: name,
    what: `The environment variable ${name} is not set.`,
    why: 'The keys that name it are left out, as if they did not stand in the file.',
    mend: 'Set it where the server starts; docs/operations.md says what each is for.',
    paste: `export ${name}=…`,
  };
}

function empty(name: string): Finding {
  return {
    id: 'configuration.variable-empty',
    severity: 'error',
    subject: name,
    what: `The environment variable ${name} is set, but empty.`,
    why: 'Backstage refuses empty values, and the server does not start.',
    mend: 'Give it a value, or unset it.',
    paste: `unset ${name}`,
  };
}

/** The names in a file and in those that it includes. */
function namesIn(file: string, seen: Set<string>): string[] {
  if (seen.has(file) || !existsSync(file)) {
    return [];
  }
  seen.add(file);
  const text = readFileSync(file, 'utf8').replace(/^\s*#.*$/gm, '');
  const included = [...text.matchAll(/\$include:\s*['"]?([^\s'"#]+)/g)];
  return [
    // Not `$${NAME}`, which is no variable, nor `${NAME:-fallback}`.
    ...[...text.matchAll(/(?<!\$)\$\{\s*(\w+)\s*\}/g)].map(([, name]) => name),
    ...[...text.matchAll(/\$env:\s*['"]?(\w+)/g)].map(([, name]) => name),
    ...included.flatMap(([, path]) =>
      namesIn(resolve(dirname(file), path), seen),
    ),
  ];
}
