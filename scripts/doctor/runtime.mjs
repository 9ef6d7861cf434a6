import { spawn } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gibibyte } from '../lib/disk.mjs';
import { explainRegistryLog } from '../prepare/explain.mjs';
import {
  nodePackages,
  supportedNodeMajors,
  yarnPackage,
} from '../prepare/pins.mjs';
import { npmSettings } from '../prepare/registry.mjs';
import { hasDependencies } from './dependencies.mjs';

const wantedNodes = supportedNodeMajors.join(' or ');

/** What runs everything else: Node, the package registry, the dependencies, the disk. */
export function runtimeChecks(settings) {
  return [
    { id: 'machine.node', title: 'Node', run: checkNode },
    {
      id: 'machine.registry',
      title: 'package registry',
      run: () => checkRegistry(settings),
    },
    {
      id: 'machine.dependencies',
      title: 'dependencies',
      run: () => checkDependencies(settings),
    },
    { id: 'machine.disk', title: 'disk', run: () => checkDisk(settings) },
  ];
}

function checkNode() {
  const { node: version } = process.versions;
  if (supportedNodeMajors.includes(Number(version.split('.')[0]))) {
    return [];
  }
  const hasPackage = Object.hasOwn(
    nodePackages,
    `${process.platform}-${process.arch}`,
  );
  return [
    {
      id: 'machine.node-unsupported',
      severity: hasPackage ? 'info' : 'error',
      what: `This machine's Node is ${version}; the portal runs on Node ${wantedNodes}.`,
      why: hasPackage
        ? './gantry fetches a fit Node for itself, but a server that is started by hand would run on this one.'
        : 'npm has no Node for this platform that ./gantry could fetch.',
      mend: `Install Node ${supportedNodeMajors.at(-1)}.`,
    },
  ];
}

/** Asks through npm, which knows the proxies, certificates and tokens of this machine. */
function askRegistry(settings) {
  return new Promise(resolve => {
    const words = ['view', yarnPackage, 'version', '--fetch-retries=0'];
    const child = spawn('npm', [...words, '--fetch-timeout=8000'], {
      cwd: settings.root,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 15_000,
    });
    let text = '';
    child.stderr.on('data', data => (text += data));
    child.once('error', ({ code }) => resolve({ failed: true, text: code }));
    child.once('close', code => resolve({ failed: code !== 0, text }));
  });
}

async function checkRegistry(settings) {
  const { failed, text } = await askRegistry(settings);
  if (!failed) {
    return [];
  }
  const { registry = '' } = npmSettings(settings.root);
  const because =
    explainRegistryLog(text, registry) ??
    'the package registry did not answer npm; try `npm ping`.';
  const [what, ...mend] = because.split('; ');
  return [
    {
      id: 'machine.registry-unreachable',
      severity: hasDependencies(settings.root) ? 'warning' : 'error',
      what: `${what[0].toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`,
      why: 'Dependencies can be neither installed nor updated.',
      mend: mend.join('; ') || 'Check the network.',
      paste: 'npm ping',
    },
  ];
}

function checkDependencies(settings) {
  return hasDependencies(settings.root)
    ? []
    : [
        {
          id: 'machine.dependencies-missing',
          severity: 'info',
          what: 'The dependencies are not installed.',
          why: 'The portal cannot start without, and only the machine can be checked.',
          mend: 'The first start installs them.',
          paste: './gantry start',
        },
      ];
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  return bavail * bsize;
}

function checkDisk(settings) {
  const needs = [
    { folder: settings.data, least: 0.2, purpose: 'to keep data' },
    hasDependencies(settings.root)
      ? { folder: settings.root, least: 0.3, purpose: 'to build the app' }
      : { folder: settings.root, least: 4, purpose: 'to install and build' },
  ];
  return needs.flatMap(({ folder, least, purpose }) => {
    const free = freeBytes(folder) / gibibyte;
    // Somewhat more than what is needed at once, so that it is said in time.
    if (free >= least * 2) {
      return [];
    }
    return [
      {
        id: 'machine.disk-full',
        severity: free < least ? 'error' : 'warning',
        subject: folder,
        what: `${folder} has ${free.toFixed(1)} GiB free; ${least} GiB are needed ${purpose}.`,
        why: 'A database on a full disk loses what it is told.',
        mend: 'Free some space, or move the data folder with GANTRY_DATA.',
        paste: `du -xh ${join(settings.data, 'logs')} | sort -h | tail`,
      },
    ];
  });
}
