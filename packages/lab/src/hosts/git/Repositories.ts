import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { Repository } from './Repository';
import { runGit } from './runGit';

/** The one organisation of the lab's Git host. */
export const organisation = 'acme';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const reserved = /\.(git|wiki|rss|atom|lock)$|\.\.|\.$/i;

function isRepositoryName(name: string): boolean {
  return namePattern.test(name) && !reserved.test(name);
}

/** The bare repositories of the organisation, one folder each. */
export class Repositories {
  static async create(
    root: string,
    clock: () => number,
  ): Promise<Repositories> {
    await fs.mkdir(join(root, organisation), { recursive: true });
    return new Repositories(root, clock);
  }

  private constructor(
    /** The folder that holds the organisation's folder. */
    readonly root: string,
    private readonly clock: () => number,
  ) {}

  /** All repositories by name. */
  async list(): Promise<Repository[]> {
    const folders = await fs.readdir(join(this.root, organisation));
    return folders
      .filter(folder => folder.endsWith('.git'))
      .map(folder => folder.slice(0, -'.git'.length))
      .filter(isRepositoryName)
      .sort()
      .map(name => this.at(name));
  }

  /** @throws NotFoundError when there is none of that name */
  async get(owner: string, name: string): Promise<Repository> {
    if (owner === organisation && isRepositoryName(name)) {
      const repository = this.at(name);
      const head = await fs
        .stat(join(repository.folder, 'HEAD'))
        .catch(() => undefined);
      if (head) {
        return repository;
      }
    }
    throw new NotFoundError(`There is no repository ${owner}/${name}`);
  }

  /**
   * @throws InputError when the name is not possible
   * @throws ConflictError when there is one of that name already, in whatever case
   */
  async add(name: string, description: string): Promise<Repository> {
    if (!isRepositoryName(name)) {
      throw new InputError(
        `'${name}' is not the name of a repository: use up to 100 letters, digits, '.', '_' and '-'`,
      );
    }
    const taken = await this.list();
    if (taken.some(other => other.name.toLowerCase() === name.toLowerCase())) {
      throw new ConflictError(`The repository ${name} already exists`);
    }

    const repository = this.at(name);
    // Built beside its place and moved there, so that a repository is whole or absent.
    const draft = await fs.mkdtemp(join(this.root, 'draft-'));
    try {
      await runGit(draft, 'init', '--quiet', '--bare', '--template=', '.');
      await runGit(draft, 'symbolic-ref', 'HEAD', 'refs/heads/main');
      await runGit(draft, 'config', 'receive.autogc', 'false');
      await runGit(draft, 'config', 'receive.fsckObjects', 'true');
      const created = new Date(this.clock()).toISOString();
      await runGit(draft, 'config', 'lab.created', created);
      await fs.writeFile(join(draft, 'description'), description);
      await fs.rename(draft, repository.folder);
    } catch (error) {
      await fs.rm(draft, { recursive: true, force: true });
      throw error;
    }
    return repository;
  }

  private at(name: string): Repository {
    return new Repository(name, join(this.root, organisation, `${name}.git`));
  }
}
