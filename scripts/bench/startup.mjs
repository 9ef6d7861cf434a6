import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from '../lib/http.mjs';
import { freePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { step } from '../lib/progress.mjs';
import { readSettings } from '../lib/settings.mjs';
import { unlessEnded, waitForRoute } from '../run/readiness.mjs';
import { startLab, startPortal } from '../run/servers.mjs';
import { failWhenEnded } from '../run/startGantry.mjs';
import { BareBackstage } from './bareBackstage.mjs';
import { compareSides } from './compareSides.mjs';
import { benchDatabases } from './databases.mjs';
import { median } from './median.mjs';
import { processFigures } from './processFigures.mjs';

const rounds = 3;
const readyMilliseconds = 120_000;
/** Often, as a twentieth of a start is a tenth of a second or two. */
const pollMilliseconds = 20;
/** Of the minute in which nobody asks anything, the last seconds are what is told of. */
const settleSeconds = 45;
const watchSeconds = 15;

async function untilReady(port, server) {
  const deadline = Date.now() + readyMilliseconds;
  await unlessEnded(async signal => {
    const isReady = async () => {
      const url = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
      const answer = await requestJson(url).catch(() => undefined);
      return answer?.status === 200;
    };
    while (!(await isReady())) {
      if (Date.now() > deadline) {
        throw new Problem(`The ${server.name} did not become ready.`, {
          log: server.log,
        });
      }
      await sleep(pollMilliseconds, undefined, { signal });
    }
  }, failWhenEnded(server));
}

async function idleMegabytes({ pid }) {
  await sleep(settleSeconds * 1_000);
  const samples = [];
  for (let second = 0; second < watchSeconds; second += 1) {
    await sleep(1_000);
    samples.push(processFigures(pid).bytes / 2 ** 20);
  }
  return median(samples);
}

/** One start, from the process to the end of its first minute. */
async function startOnce(launch, session) {
  const port = await freePort();
  const begin = performance.now();
  const server = launch(port);
  try {
    await untilReady(port, server);
    const readySeconds = (performance.now() - begin) / 1_000;
    const { cpuSeconds } = processFigures(server.pid);
    return {
      readySeconds,
      cpuSeconds,
      idleMegabytes: await idleMegabytes(server),
    };
  } finally {
    await session.processes.end(server.pid);
  }
}

/** PostgreSQL where one is found, as in production, for both; a database each. */
async function chooseDatabase(session) {
  const databases = prefix =>
    benchDatabases(session, 0, `bench_startup_${prefix}_`);
  const [gantry, bare] = [
    (await databases('gantry')).at(-1),
    (await databases('bare')).at(-1),
  ];
  return { name: gantry.name, gantry, bare };
}

/** What the portal surveys meanwhile. */
async function startLabAlone(tools, session) {
  const settings = readSettings({
    ...process.env,
    GANTRY_DATA: session.makeScratch(),
    GANTRY_PORT: String(await freePort()),
    GANTRY_LAB_PORT: String(await freePort()),
  });
  const lab = startLab(settings, tools, session);
  await waitForRoute(`${settings.labUrl}/lab/status`, {
    deadline: Date.now() + readyMilliseconds,
    giveUp: () => new Problem('The lab did not answer.', { log: lab.log }),
  });
  return { settings, lab };
}

/**
 * Start and idle memory of Gantry's server beside those of a bare Backstage of the same release: both in production mode
 * on the same kind of database, in turns. The first start of each creates its tables and does not count.
 */
export async function startup({ settings, tools, session }) {
  const backstage = new BareBackstage(settings, tools, session);
  await backstage.prepare();
  const database = await chooseDatabase(session);
  const { settings: own, lab } = await startLabAlone(tools, session);
  const environment = {
    ...tools.environment,
    ...database.gantry.variables,
    APP_CONFIG_vitals_surveyPeriod: JSON.stringify({ seconds: 60 }),
  };
  const launches = {
    gantry: port =>
      startPortal(
        {
          ...own,
          portalPort: port,
          variables: { ...own.variables, GANTRY_PORT: String(port) },
        },
        { ...tools, environment },
        session,
      ),
    bare: port => backstage.launch(port, database.bare.variables),
  };

  const starts = { gantry: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, launch] of Object.entries(launches)) {
      const start = await step(
        `Starting ${side}, ${round === 0 ? 'to create its tables' : `${round} of ${rounds}`}`,
        () => startOnce(launch, session),
      );
      if (round > 0) {
        starts[side].push(start);
      }
    }
  }
  await session.processes.end(lab.pid);
  return { rounds, database: database.name, ...compareSides(starts) };
}
