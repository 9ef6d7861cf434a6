import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './freePort';

/** As Debian calls it, and as its makers do. */
const programs = ['prometheus-alertmanager', 'alertmanager'];

/** An Alertmanager of its own, which tells nobody until it is configured. */
export class AlertmanagerServer {
  static isInstalled(): boolean {
    return findProgram() !== undefined;
  }

  static async start(): Promise<AlertmanagerServer> {
    const folder = await mkdtemp(join(tmpdir(), 'gantry-alertmanager-'));
    const address = `127.0.0.1:${await freePort()}`;
    const configuration = join(folder, 'alertmanager.yml');
    await writeFile(
      configuration,
      JSON.stringify({
        route: { receiver: 'nobody' },
        receivers: [{ name: 'nobody' }],
      }),
    );
    const child = spawn(
      findProgram()!,
      [
        `--config.file=${configuration}`,
        `--storage.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        // It is alone.
        '--cluster.listen-address=',
        '--log.level=error',
      ],
      { stdio: ['ignore', 'ignore', 'ignore'] },
    );
    const server = new AlertmanagerServer(child, folder, address);
    while (!(await server.isReady())) {
      if (child.exitCode !== null) {
        throw new Error(`alertmanager ended with code ${child.exitCode}`);
      }
      await setTimeout(100);
    }
    return server;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly folder: string,
    /** Host and port. */
    readonly address: string,
  ) {}

  /**
   * Puts another configuration in place of the one that it has.
   *
   * @param yaml - as in `alertmanager.yml`
   */
  async configure(yaml: string): Promise<void> {
    await writeFile(join(this.folder, 'alertmanager.yml'), yaml);
    const answer = await fetch(`http://${this.address}/-/reload`, {
      method: 'POST',
    });
    if (!answer.ok) {
      throw new Error(`${answer.status}: ${await answer.text()}`);
    }
  }

  /** How many calls of webhooks have failed. */
  async failedWebhooks(): Promise<number> {
    const answer = await fetch(`http://${this.address}/metrics`);
    const failures = (await answer.text()).matchAll(
      /^alertmanager_notifications_failed_total\{.*integration="webhook".*\} (\S+)$/gm,
    );
    return [...failures].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => {
      this.child.once('exit', resolve);
    });
    this.child.kill();
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`http://${this.address}/-/ready`).catch(
      () => undefined,
    );
    return answer?.ok ?? false;
  }
}

function findProgram(): string | undefined {
  return programs.find(
    program =>
      spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}
