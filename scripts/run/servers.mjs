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
  { name, folder, entry, words = [] },
  settings,
  tools,
  session,
  output,
) {
  const log = output ? undefined : openLog(settings.logs, name);
  const server = session.processes.start(
    tools.node,
    [...nodeOptions(settings.root), entry, ...words],
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
    { name: 'lab', folder: 'packages/lab', entry: 'src/main.ts' },
    settings,
    tools,
    session,
    output,
  );
}

export function startPortal(settings, tools, session) {
  const configs = ['app-config.yaml', 'app-config.local.yaml']
    .map(file => join(settings.root, file))
    .filter(existsSync);
  return startServer(
    {
      name: 'portal',
      folder: 'packages/backend',
      entry: 'src/index.ts',
      words: configs.flatMap(file => ['--config', file]),
    },
    settings,
    tools,
    session,
  );
}
