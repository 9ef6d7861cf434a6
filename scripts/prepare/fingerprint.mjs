import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ignoredFolders = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  '__fixtures__',
  '__snapshots__',
]);
const ignoredFiles =
  /\.(test|spec|stories)\.\w+$|^setupTests\.\w+$|\.tsbuildinfo$|^README\.md$/;

/** All files under a folder that can matter to what is built from it, in a fixed order. */
export function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return ignoredFolders.has(entry.name) ? [] : filesUnder(path);
      }
      return ignoredFiles.test(entry.name) ? [] : [path];
    });
}

/**
 * A hash over texts and over the names and contents of files.
 * @param parts `{ text }` or `{ file }`; a file that is not there counts as such
 */
export function fingerprint(parts) {
  const hash = createHash('sha256');
  for (const { text, file } of parts) {
    let content = text;
    if (file !== undefined) {
      try {
        content = readFileSync(file);
      } catch {
        content = '(absent)';
      }
    }
    hash.update(`${file ?? ''}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
