import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gitEnvironment } from '../hosts/git/runGit';

const execute = promisify(execFile);
const authorization = `Basic ${Buffer.from('gantry:lab').toString('base64')}`;

/** Runs the real Git, as a user would. */
export async function git(folder: string, ...parameters: string[]) {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example'];
  const { stdout } = await execute('git', [...identity, ...parameters], {
    cwd: folder,
    env: gitEnvironment(),
  });
  return stdout;
}

export async function createRepository(url: string, name: string) {
  return fetch(`${url}/git/api/v1/orgs/acme/repos`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ name, description: `The ${name} repository` }),
  });
}

/** Commits files in a fresh work tree and pushes them. */
export async function push(
  url: string,
  options: {
    workTree: string;
    name: string;
    files: Record<string, string>;
    branch?: string;
  },
) {
  const { workTree, name, files, branch = 'main' } = options;
  await fs.mkdir(workTree, { recursive: true });
  await git(workTree, 'init', '--quiet', '-b', branch);
  for (const [path, content] of Object.entries(files)) {
    await fs.mkdir(dirname(join(workTree, path)), { recursive: true });
    await fs.writeFile(join(workTree, path), content);
  }
  await git(workTree, 'add', '.');
  await git(workTree, 'commit', '--quiet', '-m', 'First');
  const remote = url.replace('http://', 'http://gantry:lab@');
  const target = `${remote}/git/acme/${name}.git`;
  await git(workTree, 'push', '--quiet', '--force', target, branch);
}

/** The `terraform.tfvars.json` that the infrastructure template stamps. */
export function tfvars(name: string, changes: object = {}): string {
  return JSON.stringify({
    name,
    region: 'us-east-1',
    dr_region: 'us-west-2',
    account_id: '111122223333',
    port: 8000,
    database: true,
    latency_p95_ms: 300,
    availability: 99.9,
    owner: 'web',
    system: 'shop',
    tier: '2',
    ...changes,
  });
}
