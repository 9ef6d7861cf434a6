import { createRequire } from 'node:module';
import { join } from 'node:path';
import { entityPage } from '../bench/entity.mjs';
import { fleet } from '../bench/fleet.mjs';
import { firstLoad } from '../bench/firstLoad.mjs';
import { pageLoads } from '../bench/pages.mjs';
import { startup } from '../bench/startup.mjs';
import { table } from '../bench/table.mjs';
import { chromiumFlags, findChromium } from '../lib/chromium.mjs';
import { freePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { step } from '../lib/progress.mjs';
import { withSession } from '../lib/session.mjs';
import { readSettings } from '../lib/settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { startGantry } from '../run/startGantry.mjs';
import { takeServices } from './services.mjs';

export const summary = 'measures; ratios and counts of one run';

export const help = `Usage: ./gantry bench [measurement …] [--services <number>] [--json]

Starts a Gantry of its own with its lab, measures, and prints a table, or JSON with --json.

  first-load   home beside a bare Backstage of the same release, which is made in the temporary folder
               (three minutes the first time): median time, bytes, requests, and their ratios
  pages        time, bytes, requests and calls of the API for a first visit of the main pages
  entity       the page of a service, with an empty cache and with a warm one, beside the same page with what the
               vitals put there switched off; and the sign-in page beside that of an app without the plugin
  startup      seconds until the server is ready, seconds of processor until then, and idle memory beside the bare
               Backstage. Linux only
  fleet        a survey of 100 and 1,000 services, or of --services: calls beside the fewest possible, dollars a day,
               time, processor and memory; and what the routes answer and cost. Linux only. A fleet that fails is named
               with its error, and the others are measured

All of them unless some are named. The first three need a Chromium (CHROMIUM_PATH, or the one on the PATH). Where
GANTRY_LAB_SERVICES is set, the lab plays a fleet of so many services more. Compare ratios and counts; times depend on the
machine and on what else it does.

Exit status: 0 when all was measured, 1 when something failed.
`;

/** Measured in a browser, on one Gantry for all. */
const inBrowser = {
  'first-load': firstLoad,
  pages: pageLoads,
  entity: entityPage,
};
const measurements = { ...inBrowser, startup, fleet };
const defaultSizes = [100, 1_000];

function chooseMeasurements(words) {
  const unknown = words.find(word => !Object.hasOwn(measurements, word));
  if (unknown !== undefined) {
    throw new Problem(
      `There is no measurement '${unknown}'; choose from ${Object.keys(measurements).join(', ')}.`,
      { exitCode: 2 },
    );
  }
  return Object.keys(measurements).filter(
    name => words.length === 0 || words.includes(name),
  );
}

/** Ports and data of its own, so that a portal in use is left alone. */
async function benchSettings(session) {
  return readSettings({
    ...process.env,
    GANTRY_DATA: session.makeScratch(),
    GANTRY_PORT: String(await freePort()),
    GANTRY_LAB_PORT: String(await freePort()),
  });
}

const printJson = (name, result) =>
  process.stdout.write(
    `${JSON.stringify({ measurement: name, ...result }, undefined, 2)}\n`,
  );

/** Results of several fleets stand beside each other. */
function printTable(name, { results, ...result }) {
  const columns = results
    ? results.map(({ services, database, ...figures }) => [
        `${services} on ${database}`,
        figures,
      ])
    : [[name, result]];
  process.stdout.write(`${table(Object.fromEntries(columns))}\n\n`);
}

function requireChromium() {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Problem(
      'No Chromium was found; install one, or name it in CHROMIUM_PATH.',
    );
  }
  return executablePath;
}

async function measureInBrowser(names, executablePath, session, print) {
  const settings = await benchSettings(session);
  const tools = await prepare(settings, session, { app: true });
  await startGantry(settings, tools, session);

  // Known only once the dependencies are installed.
  const require = createRequire(join(settings.root, 'package.json'));
  const { chromium } = require('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    args: chromiumFlags,
  });
  try {
    for (const name of names) {
      const port = await freePort();
      const result = await step(`Measuring ${name}`, () =>
        inBrowser[name]({
          ...{ browser, gantry: settings.portalUrl, port },
          ...{ settings, tools, session },
        }),
      );
      print(name, result);
    }
  } finally {
    await browser.close();
  }
}

async function measureStartup(session, print) {
  const settings = await benchSettings(session);
  const tools = await prepare(settings, session, { app: true });
  print('startup', await startup({ settings, tools, session }));
}

/** Answers whether all could be measured. A table is printed as each fleet ends, JSON is one document. */
async function measureFleets(sizes, session, print) {
  const settings = await benchSettings(session);
  const tools = await prepare(settings, session, { app: true });
  const { results, ...result } = await fleet({
    ...{ sizes, settings, tools, session },
    onResult: each =>
      print === printTable && print('fleet', { results: [each] }),
  });
  if (print === printJson || results.length > 1) {
    print('fleet', { ...result, results });
  }
  return results.every(({ error }) => error === undefined);
}

export async function run(words) {
  const { rest, environment } = takeServices(words);
  const chosen = chooseMeasurements(rest.filter(word => word !== '--json'));
  const print = rest.includes('--json') ? printJson : printTable;
  const { labServices } = readSettings(environment);
  const names = chosen.filter(name => Object.hasOwn(inBrowser, name));
  const executablePath = names.length > 0 ? requireChromium() : undefined;
  return withSession(async session => {
    let isComplete = true;
    // Those that end what they start come first: nothing else may run beside them.
    if (chosen.includes('startup')) {
      await measureStartup(session, print);
    }
    if (chosen.includes('fleet')) {
      const sizes = labServices > 0 ? [labServices] : defaultSizes;
      isComplete = await measureFleets(sizes, session, print);
    }
    if (names.length > 0) {
      await measureInBrowser(names, executablePath, session, print);
    }
    return isComplete ? 0 : 1;
  });
}
