import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from './ServerProcess';
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
    const server = await ServerProcess.start(
      findProgram()!,
      [
        `--config.file=${configuration}`,
        `--storage.path=${join(folder, 'data')}`,
        // It is alone.
        '--cluster.listen-address=',
      ],
      { folder, address },
    );
    return new AlertmanagerServer(server, address);
  }

  private constructor(
    private readonly server: ServerProcess,
    /** Host and port. */
    readonly address: string,
  ) {}

  get folder(): string {
    return this.server.folder;
  }

  /**
   * Puts another configuration in place of the one that it has.
   *
   * @param yaml - as in `alertmanager.yml`
   */
  async configure(yaml: string): Promise<void> {
    await writeFile(join(this.folder, 'alertmanager.yml'), yaml);
    const answer = await fetch(`${this.server.url}/-/reload`, {
      method: 'POST',
    });
    if (!answer.ok) {
      throw new Error(`${answer.status}: ${await answer.text()}`);
    }
  }

  /** How many calls of webhooks have failed. */
  async failedWebhooks(): Promise<number> {
    const answer = await fetch(`${this.server.url}/metrics`);
    const failures = (await answer.text()).matchAll(
      /^alertmanager_notifications_failed_total\{.*integration="webhook".*\} (\S+)$/gm,
    );
    return [...failures].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

function findProgram(): string | undefined {
  return programs.find(
    program =>
      spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}
