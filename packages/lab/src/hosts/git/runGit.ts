import { NotFoundError } from '@backstage/errors';
import { execFile, spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const OUTPUT_LIMIT = 32 * 1024 * 1024;

/**
 * The environment in which Git runs: nothing of the user's own Git (identity, hooks, aliases, helpers) reaches the
 * lab's repositories, and a path is never read as a pattern.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_'),
  );
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    // The data folder may belong to another user, for one in a container.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** Runs a Git command in a folder and gives what it prints. */
export async function runGit(
  folder: string,
  ...parameters: string[]
): Promise<Buffer> {
  const { stdout } = await execute('git', parameters, {
    cwd: folder,
    env: gitEnvironment(),
    encoding: 'buffer',
    maxBuffer: OUTPUT_LIMIT,
  });
  return stdout;
}

/** Finds Git's own CGI program, or says that Git is missing. */
export async function locateHttpBackend(): Promise<string> {
  try {
    const folder = await runGit('.', '--exec-path');
    const program = join(folder.toString('utf8').trim(), 'git-http-backend');
    await fs.access(program, fs.constants.X_OK);
    return program;
  } catch (error) {
    throw new NotFoundError(
      'The lab needs Git with its http-backend; install Git and try again',
      error,
    );
  }
}

/** Runs a Git command whose output may be large, such as an archive. */
export function streamGit(folder: string, ...parameters: string[]): Readable {
  const child = spawn('git', parameters, {
    cwd: folder,
    env: gitEnvironment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.on('error', error => child.stdout.destroy(error));
  child.stdout.on('close', () => child.kill());
  return child.stdout;
}
