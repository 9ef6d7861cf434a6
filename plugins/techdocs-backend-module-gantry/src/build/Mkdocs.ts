import { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** What docs are built with. */
const requirement = 'mkdocs-techdocs-core==1.7.1';

/** What a program needs to know of its machine; no secret of the backend is for what runs on docs of others. */
const inherited = /^(PATH|HOME|LANG|LANGUAGE|LC_.*|TMPDIR|TZ|PYTHON.*)$/;

/** The MkDocs of this machine, which may be installed while the backend runs. */
export class Mkdocs {
  /** Lets the programs of the configured environment be found, after those of the machine. */
  static fromConfig(config: Config, environment = process.env): Mkdocs {
    const runIn =
      config.getOptionalString('techdocs.generator.runIn') ?? 'docker';
    const folder = config.getOptionalString(
      'techdocs.generator.mkdocs.environment',
    );
    const resolved = folder && path.resolve(folder);
    if (resolved) {
      environment.PATH = [environment.PATH, path.join(resolved, 'bin')]
        .filter(Boolean)
        .join(path.delimiter);
    }
    return new Mkdocs(runIn === 'local', environment, resolved);
  }

  private constructor(
    readonly isLocal: boolean,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly folder?: string,
  ) {}

  /** The environment it runs in. */
  variables(): NodeJS.ProcessEnv {
    const kept = Object.entries(this.environment).filter(([name]) =>
      inherited.test(name),
    );
    // A diagram may neither include files of the machine nor fetch addresses.
    return {
      ...Object.fromEntries(kept),
      PLANTUML_SECURITY_PROFILE: 'SANDBOX',
    };
  }

  async isFound(): Promise<boolean> {
    if (!this.isLocal) {
      return true;
    }
    const folders = (this.environment.PATH ?? '').split(path.delimiter);
    const found = await Promise.all(
      folders.map(folder =>
        access(path.join(folder, 'mkdocs'), constants.X_OK).then(
          () => true,
          () => false,
        ),
      ),
    );
    return found.includes(true);
  }

  /** @throws NotFoundError that tells how to install it */
  async assertFound(): Promise<void> {
    if (!(await this.isFound())) {
      throw new NotFoundError(this.missing('MkDocs'));
    }
  }

  /** Indented lines are to be pasted. */
  missing(what: string): string {
    const install = this.folder
      ? [
          `python3 -m venv ${this.folder}`,
          `${this.folder}/bin/pip install ${requirement}`,
        ]
      : [`pip install ${requirement}`];
    return [
      `Docs are built with MkDocs, and ${what} is not installed where Gantry runs.`,
      this.folder
        ? 'Install it there with these lines, then try again. No restart is needed.'
        : 'Install it there, on the PATH of the backend, then try again.',
      install.map(line => `    ${line}`).join('\n'),
    ].join('\n\n');
  }
}
