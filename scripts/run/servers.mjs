import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openLog } from '../lib/logs.mjs';

// The portal waits for its own long polls before it ends; what it keeps on disk needs no such care.
const serverGraceMilliseconds = 5_000;

/** Runs TypeScript the way `backstage-cli package start` does. */
function nodeOptions(root) {
  const require = createRequire(join(root, 'package.json'));
  return [
    '--enable-source-maps',
    ...['--require', join(root, 'scripts/run/stopWithParent.cjs')],
    ...[
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  ];
}

export function serverEnvironment(settings, tools, nodeEnvironment) {
  const environment = {
    ...tools.environment,
    ...settings.variables,
    NODE_ENV: nodeEnvironment,
    GANTRY_STOP_WITH_PARENT: String(process.pid),
  };
  // Set but empty, it would be read as a token and end the start.
  if (environment.GITHUB_TOKEN === '') {
    delete environment.GITHUB_TOKEN;
  }
  return environment;
}

function startServer(
  { name, folder, entry, words = [], node = [] },
  settings,
  tools,
  session,
  output,
) {
  const log = output ? undefined : openLog(settings.logs, name);
  const server = session.processes.start(
    tools.node,
    [...nodeOptions(settings.root), ...node, entry, ...words],
    {
      cwd: join(settings.root, folder),
      environment: serverEnvironment(settings, tools, 'production'),
      grace: serverGraceMilliseconds,
      stdio: ['pipe', output ?? log.descriptor, output ?? log.descriptor],
    },
  );
  return { ...server, name, log: log?.path };
}

/** @param output where the lab's output goes; a log file unless given, as for `spawn` */
export function startLab(settings, tools, session, output) {
  return startServer(
    {
      name: 'lab',
      folder: 'packages/lab',
      entry: 'src/main.ts',
      // Without it, Node lets garbage pile up to more than the largest fleet needs.
      node: ['--max-old-space-size=384'],
    },
    settings,
    tools,
    session,
    output,
  );
}

/** The configuration of the embedded portal, in the order in which it is read. */
export function portalConfigs(settings) {
  return [
    'app-config.yaml',
    ...(settings.labServices > 0 ? ['app-config.fleet.yaml'] : []),
    'app-config.local.yaml',
  ]
    .map(file => join(settings.root, file))
    .filter(existsSync);
}

export function startPortal(settings, tools, session) {
  return startServer(
    {
      name: 'portal',
      folder: 'packages/backend',
      entry: 'src/index.ts',
      words: portalConfigs(settings).flatMap(file => ['--config', file]),
    },
    settings,
    tools,
    session,
  );
}
