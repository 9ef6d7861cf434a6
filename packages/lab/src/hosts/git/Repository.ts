import { NotFoundError } from '@backstage/errors';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runGit, streamGit } from './runGit';

export interface TreeEntry {
  type: 'blob' | 'tree' | 'commit';
  mode: string;
  sha: string;
  name: string;
  size?: number;
}

export interface Commit {
  sha: string;
  subject: string;
  author: { name: string; email: string; date: string };
}

const refPattern = /^[A-Za-z0-9][\w./-]{0,200}$/;

function checkPath(path: string): void {
  const segments = path === '' ? [] : path.split('/');
  const bad = (segment: string) =>
    segment === '' || segment === '.' || segment === '..';
  if (path.includes('\0') || segments.some(bad)) {
    throw new NotFoundError(`There is no ${path}`);
  }
}

/** One bare repository, read through Git alone. */
export class Repository {
  constructor(
    readonly name: string,
    readonly folder: string,
  ) {}

  async description(): Promise<string> {
    return fs
      .readFile(join(this.folder, 'description'), 'utf8')
      .catch(() => '');
  }

  /** When the repository came to be, in milliseconds since the epoch. */
  async createdAt(): Promise<number> {
    const created = await runGit(this.folder, 'config', 'lab.created');
    return Date.parse(created.toString('utf8').trim());
  }

  async defaultBranch(): Promise<string> {
    const head = await runGit(this.folder, 'symbolic-ref', '--short', 'HEAD');
    return head.toString('utf8').trim();
  }

  async branches(): Promise<string[]> {
    const format = '--format=%(refname:lstrip=2)';
    const refs = await runGit(
      this.folder,
      'for-each-ref',
      format,
      'refs/heads',
    );
    return refs.toString('utf8').split('\n').filter(Boolean);
  }

  /** The first branch that was pushed becomes the default one, as on any Git host. */
  async adoptDefaultBranch(): Promise<void> {
    const branches = await this.branches();
    const current = await this.defaultBranch();
    if (branches.length > 0 && !branches.includes(current)) {
      const head = `refs/heads/${branches[0]}`;
      await runGit(this.folder, 'symbolic-ref', 'HEAD', head);
    }
  }

  /** @throws NotFoundError when no branch, tag or commit is called that */
  async commit(ref: string): Promise<Commit> {
    if (!refPattern.test(ref) || ref.includes('..')) {
      throw new NotFoundError(`${this.name} has no ${ref}`);
    }
    const format = '--format=%H%x00%s%x00%an%x00%ae%x00%aI';
    const shown = await runGit(
      this.folder,
      ...['log', '-1', '--no-show-signature', format, `${ref}^{commit}`, '--'],
    ).catch(error => {
      throw new NotFoundError(`${this.name} has no ${ref}`, error);
    });
    const [sha, subject, name, email, date] = shown
      .toString('utf8')
      .trimEnd()
      .split('\0');
    return { sha, subject, author: { name, email, date } };
  }

  /** What a path is in a commit. The empty path is the root. */
  async entry(sha: string, path: string): Promise<TreeEntry> {
    checkPath(path);
    if (path === '') {
      return { type: 'tree', mode: '040000', sha, name: '' };
    }
    const entries = await this.list(sha, path);
    const found = entries.find(entry => entry.name === path);
    if (!found) {
      throw new NotFoundError(`${this.name} has no ${path}`);
    }
    return { ...found, name: path.slice(path.lastIndexOf('/') + 1) };
  }

  /** What is in a folder of a commit: folders first, then by name. */
  async children(sha: string, path: string): Promise<TreeEntry[]> {
    checkPath(path);
    const entries = await this.list(path === '' ? sha : `${sha}:${path}`);
    const rank = ({ type }: TreeEntry) => (type === 'tree' ? 0 : 1);
    return entries.sort(
      (a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1),
    );
  }

  async blob(sha: string): Promise<Buffer> {
    return runGit(this.folder, 'cat-file', 'blob', sha);
  }

  /** A gzipped tar of a commit, with the repository's name as its one root folder. */
  archive(sha: string): Readable {
    const prefix = `--prefix=${this.name}/`;
    return streamGit(this.folder, 'archive', '--format=tar.gz', prefix, sha);
  }

  private async list(tree: string, ...paths: string[]): Promise<TreeEntry[]> {
    const listing = await runGit(
      this.folder,
      ...['ls-tree', '-z', '-l', '--full-tree', tree, '--', ...paths],
    );
    return listing
      .toString('utf8')
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [head, name] = line.split('\t', 2);
        const [mode, type, sha, size] = head.split(/ +/);
        return {
          mode,
          type: type as TreeEntry['type'],
          sha,
          name: name ?? '',
          size: size === '-' ? undefined : Number(size),
        };
      });
  }
}
