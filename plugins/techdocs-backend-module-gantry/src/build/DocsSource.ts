import { isChildPath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';

const configurations = ['mkdocs.yaml', 'mkdocs.yml'];

/**
 * The docs in a folder: MkDocs' configuration and the folder that it names. The rest of the folder,
 * perhaps a whole repository with all that is installed in it, is none of MkDocs' business.
 */
export class DocsSource {
  /** @throws NotFoundError when the folder holds no docs */
  static async open(folder: string): Promise<DocsSource> {
    const files = configurations.filter(name =>
      existsSync(path.join(folder, name)),
    );
    const docs = await docsFolder(folder, files[0]);
    const entries = [...files, docs].filter(name =>
      existsSync(path.join(folder, name)),
    );
    if (!entries.includes(docs)) {
      throw new NotFoundError(
        `There are no docs in ${path.join(
          folder,
          docs,
        )}. The annotation backstage.io/techdocs-ref names the folder of mkdocs.yml, relative to the file of the entity: dir:. for its own.`,
      );
    }
    return new DocsSource(folder, entries);
  }

  private constructor(
    private readonly folder: string,
    private readonly entries: string[],
  ) {}

  /** Changes with the name or the content of any file. */
  async hash(): Promise<string> {
    const hash = createHash('sha256');
    for (const file of await this.files()) {
      const content = await readFile(path.join(this.folder, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
    return hash.digest('hex');
  }

  async copyTo(target: string): Promise<void> {
    for (const entry of this.entries) {
      await cp(path.join(this.folder, entry), path.join(target, entry), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }

  private async files(): Promise<string[]> {
    const files: string[] = [];
    for (const entry of this.entries) {
      if (configurations.includes(entry)) {
        files.push(entry);
        continue;
      }
      const found = await readdir(path.join(this.folder, entry), {
        recursive: true,
        withFileTypes: true,
      });
      for (const each of found.filter(one => one.isFile())) {
        files.push(
          path.relative(this.folder, path.join(each.parentPath, each.name)),
        );
      }
    }
    return files.sort();
  }
}

/** What `docs_dir` says, if it may be followed; the generator complains of everything else. */
async function docsFolder(folder: string, file?: string): Promise<string> {
  if (!file) {
    return 'docs';
  }
  const text = await readFile(path.join(folder, file), 'utf8');
  const named = parseDocument(text, { logLevel: 'silent' }).toJS()?.docs_dir;
  return typeof named === 'string' &&
    isChildPath(folder, path.resolve(folder, named))
    ? path.normalize(named)
    : 'docs';
}
