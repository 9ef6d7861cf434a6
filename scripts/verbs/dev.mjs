import { createInterface } from 'node:readline';
import { requireFreePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { note } from '../lib/progress.mjs';
import { withSession } from '../lib/session.mjs';
import { readSettings } from '../lib/settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { mendDatabases } from '../run/databases.mjs';
import { portalConfigs, serverEnvironment, startLab } from '../run/servers.mjs';
import { takeServices } from './services.mjs';
import { requireNoWords } from './words.mjs';

export const summary = 'the same with hot reload, on port 3000';

export const help = `Usage: ./gantry dev [--services <number>]

Starts the lab, the backend and the app with hot reload. The app is on http://localhost:3000, the backend
on GANTRY_PORT (7007), the lab on GANTRY_LAB_PORT (7010). Ctrl-C stops all three.

  --services <number>   the lab plays a fleet of so many services more, and the catalog lists them
`;

const appPort = 3000;
const appUrl = `http://localhost:${appPort}`;

function showOutput({ name, child }) {
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line =>
      process.stdout.write(`${name.padEnd(7)} | ${line}\n`),
    );
  }
}

function startWorkspace(name, workspace, settings, tools, session) {
  const server = session.processes.start(
    tools.node,
    [
      ...[tools.yarn, 'workspace', workspace, 'start'],
      // Without a fleet they find their configuration by themselves.
      ...(settings.labServices > 0
        ? portalConfigs(settings).flatMap(file => ['--config', file])
        : []),
    ],
    {
      cwd: settings.root,
      environment: {
        ...serverEnvironment(settings, tools, 'development'),
        // The app comes from its own port here, and the backend must let it in.
        APP_CONFIG_app_baseUrl: appUrl,
        APP_CONFIG_backend_cors_origin: appUrl,
        BROWSER: 'none',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  return { ...server, name };
}

async function failWhenEnded({ name, exited }) {
  const { code, signal } = await exited;
  throw new Problem(
    `The ${name} stopped by itself (${signal ?? `exit code ${code}`}).`,
  );
}

export async function run(words) {
  const { rest, environment } = takeServices(words);
  requireNoWords('dev', rest);
  const settings = readSettings(environment);
  return withSession(async session => {
    await session.lockData(settings, './gantry dev');
    await requireFreePort(appPort, 'the app');
    await requireFreePort(settings.portalPort, 'the backend', 'GANTRY_PORT');
    await requireFreePort(settings.labPort, 'the lab', 'GANTRY_LAB_PORT');
    const tools = await prepare(settings, session);
    await mendDatabases(settings, tools, session);

    const servers = [
      startLab(settings, tools, session, 'pipe'),
      startWorkspace('backend', 'backend', settings, tools, session),
      startWorkspace('app', 'app', settings, tools, session),
    ];
    servers.forEach(showOutput);
    session.steady = true;
    note(`the app will be on ${appUrl}; Ctrl-C stops`);
    return Promise.race(servers.map(failWhenEnded));
  });
}
