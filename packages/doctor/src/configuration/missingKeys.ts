import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { Configuration } from './loadConfiguration';

/** The keys that are left out because they name a variable that is not set, with that variable. */
export function missingKeys({
  files,
  variables,
}: Configuration): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files) {
    walk(parseDocument(readFileSync(file, 'utf8')).toJS(), '', (key, text) => {
      const names = [...text.matchAll(/(?<!\$)\$\{\s*(\w+)\s*\}/g)];
      const missing = names.find(
        ([, name]) => variables.has(name) && !variables.get(name),
      );
      if (missing) {
        found.set(key, missing[1]);
      }
    });
  }
  return found;
}

function walk(
  value: unknown,
  key: string,
  visit: (key: string, text: string) => void,
): void {
  if (typeof value === 'string') {
    visit(key, value);
  } else if (Array.isArray(value)) {
    value.forEach((item, i) => walk(item, `${key}[${i}]`, visit));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      walk(item, key ? `${key}.${name}` : name, visit);
    }
  }
}
