import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A Prometheus that this project did not write, with samples that it is given beforehand. */
export class RealPrometheus {
  static isInstalled(): boolean {
    return ['prometheus', 'promtool'].every(
      program =>
        spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
    );
  }

  /** @param samples - OpenMetrics text with timestamps, without its end */
  static async start(folder: string, samples: string): Promise<RealPrometheus> {
    const input = join(folder, 'samples.txt');
    const data = join(folder, 'data');
    const config = join(folder, 'prometheus.yml');
    await fs.writeFile(input, `${samples}# EOF\n`);
    await fs.writeFile(config, 'scrape_configs: []\n');
    const filled = spawnSync(
      'promtool',
      ['tsdb', 'create-blocks-from', 'openmetrics', input, data],
      { encoding: 'utf8' },
    );
    if (filled.status !== 0) {
      throw new Error(`promtool failed: ${filled.stderr}`);
    }
    const port = await freePort();
    const child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    const server = new RealPrometheus(child, `http://127.0.0.1:${port}`);
    while (!(await server.isReady())) {
      if (child.exitCode !== null) {
        throw new Error(`prometheus ended with code ${child.exitCode}`);
      }
      await setTimeout(100);
    }
    return server;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  async stop(): Promise<void> {
    const ended = new Promise(resolve => {
      this.child.once('exit', resolve);
    });
    this.child.kill();
    await ended;
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
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
