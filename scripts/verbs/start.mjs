import { gibibyte, requireSpace } from '../lib/disk.mjs';
import { requireFreePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { note, step } from '../lib/progress.mjs';
import { withSession } from '../lib/session.mjs';
import { readSettings } from '../lib/settings.mjs';
import { explainServerLog } from '../prepare/explain.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { unlessEnded, waitForRoute, waitForSurvey } from '../run/readiness.mjs';
import { startLab, startPortal } from '../run/servers.mjs';
import { readLog } from '../lib/logs.mjs';
import { requireNoWords } from './words.mjs';

export const summary =
  'installs what is missing, builds the app, starts the portal and its lab';

export const help = `Usage: ./gantry start

Starts Gantry with its lab as the cloud and guest sign-in. The first start fetches a fit Node and Yarn if
the machine has none, installs the dependencies and builds the app; later starts do so only when
something changed. Prints 'Gantry is ready: …' once the portal answers and its first survey is in.
Ctrl-C stops everything. Data and logs stay in the data folder.

Environment:
  GANTRY_PORT      port of the portal (7007)
  GANTRY_LAB_PORT  port of the lab (7010)
  GANTRY_DATA      folder of databases, repositories and logs (.gantry)
`;

const readyWithinMilliseconds = 180_000;

/** Fails as soon as a server ends by itself. */
async function failWhenEnded(server) {
  const { code, signal, error } = await server.exited;
  const because = explainServerLog(readLog(server.log));
  const how = error
    ? `could not be started (${error.code ?? error.message})`
    : `stopped by itself (${signal ?? `exit code ${code}`})`;
  throw new Problem(
    `The ${server.name} ${how}${because ? `: ${because}` : '.'}`,
    {
      log: server.log,
    },
  );
}

async function waitUntilReady(settings, lab, portal, since, signal) {
  const deadline = Date.now() + readyWithinMilliseconds;
  const base = `http://127.0.0.1:${settings.portalPort}`;
  const patience = (what, server) => ({
    deadline,
    signal,
    giveUp: () =>
      new Problem(`${what} within ${readyWithinMilliseconds / 1000} s.`, {
        log: server.log,
      }),
  });
  await waitForRoute(
    `${settings.labUrl}/lab/status`,
    patience('The lab did not answer', lab),
  );
  await waitForRoute(
    `${base}/.backstage/health/v1/readiness`,
    patience('The portal did not become healthy', portal),
  );
  await waitForSurvey(
    base,
    since,
    patience('The first survey of the lab did not come in', portal),
  );
}

export async function run(words) {
  requireNoWords('start', words);
  const settings = readSettings();
  return withSession(async session => {
    await session.lockData(settings, './gantry start');
    await requireFreePort(settings.portalPort, 'the portal', 'GANTRY_PORT');
    await requireFreePort(settings.labPort, 'the lab', 'GANTRY_LAB_PORT');
    requireSpace(settings.data, 0.2 * gibibyte, 'keep data');

    const tools = await prepare(settings, session, { app: true });
    const since = Date.now();
    const lab = startLab(settings, tools, session);
    const portal = startPortal(settings, tools, session);
    const ended = Promise.race([failWhenEnded(lab), failWhenEnded(portal)]);
    await step('Starting the portal and the lab', () =>
      unlessEnded(
        signal => waitUntilReady(settings, lab, portal, since, signal),
        ended,
      ),
    );

    session.steady = true;
    note(`logs are in ${settings.logs}; Ctrl-C stops`);
    process.stdout.write(`Gantry is ready: ${settings.portalUrl}\n`);
    return ended;
  });
}
