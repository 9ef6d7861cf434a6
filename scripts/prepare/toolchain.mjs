import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { openLog } from '../lib/logs.mjs';
import { Problem } from '../lib/problem.mjs';
import { step } from '../lib/progress.mjs';
import { failureOf } from './explain.mjs';
import { nodePackages, supportedNodeMajors, yarnPackage } from './pins.mjs';
import { npmSettings } from './registry.mjs';

function isMusl() {
  return (
    process.platform === 'linux' &&
    !process.report.getReport().header.glibcVersionRuntime
  );
}

function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  const wanted = supportedNodeMajors.join(' or ');
  if (isMusl()) {
    throw new Problem(
      `Gantry needs Node ${wanted}, and npm has none for a Linux with musl; install one with the system's package manager.`,
    );
  }
  if (!Object.hasOwn(nodePackages, platform)) {
    throw new Problem(
      `Gantry needs Node ${wanted}, and npm has none for ${platform}; install one yourself.`,
    );
  }
  return nodePackages[platform];
}

/** Removes what installations that were killed left behind. */
function removeDrafts(folder) {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith('draft.')) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

async function installFromNpm(name, folder, settings, session) {
  const log = openLog(settings.logs, 'install');
  // npm may keep the address to itself.
  const { registry = '' } = npmSettings(settings.root);
  removeDrafts(dirname(folder));
  // Installed aside and moved into place when whole.
  const draft = join(dirname(folder), `draft.${process.pid}`);
  mkdirSync(draft, { recursive: true });
  const result = await session.processes.run(
    'npm',
    [
      'install',
      ...['--prefix', draft, '--global=false', '--ignore-scripts', '--no-save'],
      ...[
        '--no-package-lock',
        '--no-audit',
        '--no-fund',
        '--no-update-notifier',
      ],
      ...[
        '--fetch-retries=2',
        '--fetch-retry-mintimeout=2000',
        '--fetch-timeout=60000',
      ],
      name,
    ],
    {
      cwd: draft,
      environment: process.env,
      stdio: ['ignore', log.descriptor, log.descriptor],
    },
  );
  if (result.code !== 0) {
    throw failureOf(`Fetching ${name} from npm`, result, log.path, registry);
  }
  renameSync(draft, folder);
}

/** Makes sure that a pinned npm package is in the toolchain folder, and answers its `.bin`. */
async function providePackage(name, title, settings, session) {
  const folder = join(
    settings.root,
    '.gantry/toolchain',
    name.replace(/^@/, '').replace(/\//g, '-'),
  );
  if (!existsSync(folder)) {
    await step(title, () => installFromNpm(name, folder, settings, session));
  }
  return join(folder, 'node_modules/.bin');
}

async function provideNode(settings, session) {
  const { node: version } = process.versions;
  if (supportedNodeMajors.includes(Number(version.split('.')[0]))) {
    return process.execPath;
  }
  const programs = await providePackage(
    nodePackage(),
    `Fetching a fit Node from npm (this machine has ${version})`,
    settings,
    session,
  );
  return join(programs, 'node');
}

/**
 * Makes sure of a fit Node and of the pinned Yarn, both from npm into a git-ignored folder. Answers
 * `{ node, yarn, environment }`: the program, Yarn's script, and an environment whose PATH has both.
 */
export async function prepareToolchain(settings, session) {
  const node = await provideNode(settings, session);
  const yarnPrograms = await providePackage(
    yarnPackage,
    'Fetching Yarn from npm',
    settings,
    session,
  );
  return {
    node,
    yarn: join(yarnPrograms, '../@yarnpkg/cli-dist/bin/yarn.js'),
    environment: {
      ...process.env,
      PATH: [yarnPrograms, dirname(node), process.env.PATH].join(delimiter),
    },
  };
}
