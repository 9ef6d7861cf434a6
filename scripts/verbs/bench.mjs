import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fleet } from '../bench/fleet.mjs';
import { firstLoad } from '../bench/firstLoad.mjs';
import { pageLoads } from '../bench/pages.mjs';
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
  fleet        a survey of 100 and 1,000 services, or of --services: calls beside the fewest possible, dollars a day,
               time, processor and memory; and what the routes answer and cost. Linux only

The first two need a Chromium (CHROMIUM_PATH, or the one on the PATH). Where GANTRY_LAB_SERVICES is set, the lab plays a
fleet of so many services more. Compare ratios and counts; times depend on the machine and on what else it
does.
`;

/** Measured in a browser, on one Gantry for all. */
const inBrowser = { 'first-load': firstLoad, pages: pageLoads };
const measurements = { ...inBrowser, fleet };
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
  process.stdout.write(`${table(Object.fromEntries(columns))}\n`);
}

async function measureInBrowser(names, session, print) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Problem(
      'No Chromium was found; install one, or name it in CHROMIUM_PATH.',
    );
  }
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

async function measureFleets(sizes, session, print) {
  const settings = await benchSettings(session);
  const tools = await prepare(settings, session, { app: true });
  print('fleet', await fleet({ sizes, settings, tools, session }));
}

export async function run(words) {
  const { rest, environment } = takeServices(words);
  const chosen = chooseMeasurements(rest.filter(word => word !== '--json'));
  const print = rest.includes('--json') ? printJson : printTable;
  const { labServices } = readSettings(environment);
  return withSession(async session => {
    const names = chosen.filter(name => Object.hasOwn(inBrowser, name));
    if (names.length > 0) {
      await measureInBrowser(names, session, print);
    }
    if (chosen.includes('fleet')) {
      await measureFleets(
        labServices > 0 ? [labServices] : defaultSizes,
        session,
        print,
      );
    }
    return 0;
  });
}
