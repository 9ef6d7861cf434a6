import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** A program of the Prometheus project that listens, with a folder of its own. */
export class ServerProcess {
  /** @param address - host and port */
  static async start(
    program: string,
    settings: string[],
    { folder, address }: { folder: string; address: string },
  ): Promise<ServerProcess> {
    const child = spawn(
      program,
      [...settings, `--web.listen-address=${address}`, '--log.level=error'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const stop = async () => {
      const ended = new Promise(resolve => {
        child.once('exit', resolve);
      });
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    };
    while (!(await isReady(address))) {
      if (child.exitCode !== null) {
        throw new Error(`${program} ended with code ${child.exitCode}`);
      }
      await setTimeout(100);
    }
    return new ServerProcess(folder, `http://${address}`, stop);
  }

  private constructor(
    readonly folder: string,
    readonly url: string,
    readonly stop: () => Promise<void>,
  ) {}
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`http://${address}/-/ready`).catch(
    () => undefined,
  );
  return answer?.ok ?? false;
}
