import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder, by its path there. */
export function stampedFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}

/** The paths at which two stamped repositories differ. */
export function differingFiles(
  one: Map<string, string>,
  other: Map<string, string>,
): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    path => one.get(path) !== other.get(path),
  );
}
