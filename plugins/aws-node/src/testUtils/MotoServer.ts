import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const program = 'moto_server';

/** The moto server: AWS as others have rebuilt it. */
export class MotoServer {
  static isInstalled(): boolean {
    return spawnSync(program, ['--help'], { stdio: 'ignore' }).status === 0;
  }

  static async start(): Promise<MotoServer> {
    const port = await freePort();
    const child = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], {
      stdio: 'ignore',
    });
    const server = new MotoServer(child, `http://127.0.0.1:${port}`);
    while (!(await server.isReady())) {
      if (child.exitCode !== null) {
        throw new Error(`${program} ended with code ${child.exitCode}`);
      }
      await setTimeout(100);
    }
    return server;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** From now on a caller may do only what an IAM policy of its user or role allows. */
  enforceRights(): Promise<void> {
    return this.command('reset-auth', '0');
  }

  /** From now on any caller may do anything, as at the start. */
  allowAll(): Promise<void> {
    return this.command('reset-auth', 'inf');
  }

  /** Forgets all that there is. */
  async reset(): Promise<void> {
    await this.allowAll();
    await this.command('reset');
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => {
      this.child.once('exit', resolve);
    });
    this.child.kill();
    await ended;
  }

  private async command(name: string, body?: string): Promise<void> {
    const url = `${this.url}/moto-api/${name}`;
    const answer = await fetch(url, { method: 'POST', body });
    if (!answer.ok) {
      throw new Error(`${url} answered ${answer.status}`);
    }
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/moto-api/`).catch(() => undefined);
    return answer?.ok ?? false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
