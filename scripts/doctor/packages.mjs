import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withoutCredentials } from '../lib/logs.mjs';
import { portProblem } from '../lib/ports.mjs';
import { supportedNodeMajors } from '../prepare/pins.mjs';
import { serverEnvironment } from '../run/servers.mjs';
import { hasDependencies } from './dependencies.mjs';

const longestMilliseconds = 120_000;

/** A fit Node without fetching one: a doctor changes nothing. */
function findNode(root) {
  const major = Number(process.versions.node.split('.')[0]);
  if (supportedNodeMajors.includes(major)) {
    return process.execPath;
  }
  const toolchain = join(root, '.gantry/toolchain');
  return (existsSync(toolchain) ? readdirSync(toolchain) : [])
    .map(name => join(toolchain, name, 'node_modules/.bin/node'))
    .find(existsSync);
}

function environmentFor(settings, named) {
  const environment = serverEnvironment(
    settings,
    { environment: process.env },
    'production',
  );
  delete environment.GANTRY_STOP_WITH_PARENT;
  if (named && process.env.GITHUB_TOKEN === '') {
    // A server that is started by hand would see it.
    environment.GITHUB_TOKEN = '';
  }
  return environment;
}

function configWords(settings, configs) {
  const files =
    configs.length > 0
      ? configs
      : ['app-config.yaml', 'app-config.local.yaml']
          .map(file => join(settings.root, file))
          .filter(existsSync);
  return files.flatMap(file => ['--config', file]);
}

/** The embedded default reaches the lab only while it runs; then nothing is wrong with it. */
async function absentLabWords(settings, configs) {
  const isAbsent =
    configs.length === 0 && !(await portProblem(settings.labPort));
  return isAbsent ? ['--absent-lab', `localhost:${settings.labPort}`] : [];
}

function runMain(node, words, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, words, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestMilliseconds,
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (errors += data));
    child.once('error', reject);
    child.once('close', (code, signal) =>
      code === 0
        ? resolve(output)
        : reject(
            new Error(
              `it ended with ${signal ?? `exit code ${code}`}: ${withoutCredentials(errors).trim().split('\n').slice(0, 3).join(' ')}`,
            ),
          ),
    );
  });
}

/**
 * Runs the half of the doctor that needs installed packages.
 * Answers `{ report }`, or `{ reason }` when it cannot run here, with `failure` when it broke.
 */
export async function examineWithPackages(settings, configs) {
  const { root } = settings;
  if (!hasDependencies(root)) {
    return { reason: 'the dependencies are not installed' };
  }
  const node = findNode(root);
  if (!node) {
    return {
      reason: `it needs Node ${supportedNodeMajors.join(' or ')}, which the first ./gantry start fetches`,
    };
  }
  const transform = createRequire(join(root, 'package.json')).resolve(
    '@backstage/cli/config/nodeTransform.cjs',
  );
  const main = join(root, 'packages/doctor/src/main.ts');
  try {
    const output = await runMain(
      node,
      [
        ...['--require', transform, main],
        ...configWords(settings, configs),
        ...(await absentLabWords(settings, configs)),
      ],
      {
        // Paths in the configuration are relative to where the server runs.
        cwd: join(root, 'packages/backend'),
        env: environmentFor(settings, configs.length > 0),
      },
    );
    return { report: JSON.parse(output) };
  } catch (error) {
    return { reason: 'it broke', failure: error.message };
  }
}
