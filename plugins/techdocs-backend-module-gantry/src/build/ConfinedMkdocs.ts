import { TechDocsContainerRunner } from '@backstage/plugin-techdocs-node';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Mkdocs } from './Mkdocs';
import { confineDocs } from './confineDocs';

type Run = Parameters<TechDocsContainerRunner['runContainer']>[0];

/**
 * Runs the MkDocs of this machine where the stock generator would start a container, so that what it is
 * given is checked last of all, and its environment holds no secrets.
 */
export class ConfinedMkdocs implements TechDocsContainerRunner {
  constructor(private readonly mkdocs: Mkdocs) {}

  async runContainer({ args, logStream, mountDirs = {} }: Run): Promise<void> {
    const folders = Object.fromEntries(
      Object.entries(mountDirs).map(([outside, inside]) => [inside, outside]),
    );
    const folder = folders['/input'];
    const file = path.basename(args[args.indexOf('-f') + 1]);
    await confineDocs(folder, path.join(folder, file));
    const words = ['build', '-f', file, '-d', folders['/output'], '-v'];
    const child = spawn('mkdocs', words, {
      cwd: folder,
      env: this.mkdocs.variables(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', chunk => logStream?.write(chunk));
    child.stderr.on('data', chunk => logStream?.write(chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) {
      throw new Error(`mkdocs failed, exit code: ${code}`);
    }
  }
}
