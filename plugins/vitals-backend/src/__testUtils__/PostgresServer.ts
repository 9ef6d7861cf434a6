import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const debianFolder = '/usr/lib/postgresql';
const host = '127.0.0.1';

/** A PostgreSQL of a test's own, which it may stop and start. */
export class PostgresServer {
  static isInstalled(): boolean {
    return findPrograms() !== undefined;
  }

  static async create(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'gantry-postgres-'));
    const server = new PostgresServer(folder, await freePort());
    if (server.user) {
      chownSync(folder, server.user.uid, server.user.gid);
    }
    server.run('initdb', [
      ...['-D', server.data, '-U', 'postgres', '-A', 'trust'],
      ...['-E', 'UTF8', '--locale=C', '--no-sync'],
    ]);
    await server.start();
    return server;
  }

  private readonly programs = findPrograms()!;
  /** PostgreSQL refuses to run as root; then it runs as the user that its package created. */
  private readonly user =
    process.getuid!() === 0 ? idsOf('postgres') : undefined;
  private readonly data: string;
  private child?: ChildProcess;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {
    this.data = join(folder, 'data');
  }

  get url(): string {
    return `postgresql://postgres@${host}:${this.port}/postgres`;
  }

  /** At the same address each time. */
  async start(): Promise<void> {
    const settings = [
      `listen_addresses=${host}`,
      'fsync=off',
      'log_min_messages=fatal',
    ];
    const child = spawn(
      join(this.programs, 'postgres'),
      [
        ...['-D', this.data, '-k', this.folder, '-p', String(this.port)],
        ...settings.flatMap(setting => ['-c', setting]),
      ],
      { cwd: this.folder, stdio: 'ignore', ...this.user },
    );
    this.child = child;
    while (!this.isReady()) {
      if (child.exitCode !== null) {
        throw new Error(`postgres ended with code ${child.exitCode}`);
      }
      await setTimeout(50);
    }
  }

  /** At once, as in a crash: nobody is heard out. */
  async crash(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    const ended = new Promise(resolve => {
      child?.once('exit', resolve);
    });
    if (child?.kill('SIGQUIT')) {
      await ended;
    }
  }

  async remove(): Promise<void> {
    await this.crash();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private isReady(): boolean {
    const { status } = spawnSync(join(this.programs, 'pg_isready'), [
      ...['-q', '-U', 'postgres', '-h', host, '-p', String(this.port)],
    ]);
    return status === 0;
  }

  private run(program: string, words: string[]): void {
    const { status, stderr } = spawnSync(join(this.programs, program), words, {
      cwd: this.folder,
      encoding: 'utf8',
      ...this.user,
    });
    if (status !== 0) {
      throw new Error(`${program} ended with code ${status}: ${stderr}`);
    }
  }
}

/** The folder of PostgreSQL's server programs, which Debian keeps off the PATH. */
function findPrograms(): string | undefined {
  const debian = existsSync(debianFolder)
    ? readdirSync(debianFolder)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => join(debianFolder, version, 'bin'))
    : [];
  const initdb = [...(process.env.PATH ?? '').split(delimiter), ...debian]
    .map(folder => join(folder, 'initdb'))
    .find(path => existsSync(path));
  // What is on the PATH may be a link to one program of many.
  return initdb && dirname(realpathSync(initdb));
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (option: string) =>
    Number(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
