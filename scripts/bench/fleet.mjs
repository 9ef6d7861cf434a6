import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { requestJson } from '../lib/http.mjs';
import { freePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { note } from '../lib/progress.mjs';
import { readSettings } from '../lib/settings.mjs';
import { startLab, startPortal } from '../run/servers.mjs';
import { waitForGuest, waitForRoute } from '../run/readiness.mjs';
import { benchDatabases } from './databases.mjs';
import { processFigures } from './processFigures.mjs';

const surveySeconds = 60;
const watchSeconds = 2 * surveySeconds;
const loadSeconds = 5;
const connections = [1, 16, 64];
const viewers = [1, 10, 200];
const patienceMilliseconds = 20 * 60_000;

/** How the lab calls the services of a fleet. */
const fleetMember = /^component:default\/[a-z]+-[a-z]+-\d{5}$/;

const columns = 'application/vnd.gantry.columns+json';

function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}

/** A portal of its own with a fleet of so many services, surveyed once. */
async function startFleet({ services, database, tools, session }) {
  const settings = readSettings({
    ...process.env,
    GANTRY_DATA: session.makeScratch(),
    GANTRY_PORT: String(await freePort()),
    GANTRY_LAB_PORT: String(await freePort()),
    GANTRY_LAB_SERVICES: String(services),
  });
  const ownTools = {
    ...tools,
    environment: {
      ...tools.environment,
      ...database.variables,
      APP_CONFIG_vitals_surveyPeriod: JSON.stringify({
        seconds: surveySeconds,
      }),
    },
  };
  const begin = Date.now();
  const lab = startLab(settings, ownTools, session);
  const portal = startPortal(settings, ownTools, session);
  const patience = {
    deadline: begin + patienceMilliseconds,
    giveUp: () =>
      new Problem(`The fleet of ${services} was not there in time.`, {
        log: portal.log,
      }),
  };
  const base = `http://127.0.0.1:${settings.portalPort}`;
  await waitForRoute(`${settings.labUrl}/lab/status`, patience);
  await waitForRoute(`${base}/.backstage/health/v1/readiness`, patience);
  const readySeconds = (Date.now() - begin) / 1_000;
  const read = await waitForGuest(base, patience);
  const whole = async () =>
    (await read('/api/vitals/fleet'))?.items?.filter(({ entityRef }) =>
      fleetMember.test(entityRef),
    ).length >= services;
  while (!(await whole())) {
    if (Date.now() > patience.deadline) {
      throw patience.giveUp();
    }
    await sleep(2_000);
  }
  const fleetSeconds = (Date.now() - begin) / 1_000;
  return { settings, lab, portal, base, read, readySeconds, fleetSeconds };
}

async function callsOf({ settings }) {
  return (await requestJson(`${settings.labUrl}/lab/status`)).body.calls;
}

function difference(before, after) {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, count - (before[name] ?? 0)])
      .filter(([, count]) => count > 0),
  );
}

/** What two survey periods cost, while so many people ask for the fleet once a second. */
async function watch(fleet, people, token) {
  const before = {
    calls: await callsOf(fleet),
    ...processFigures(fleet.portal.pid),
  };
  const end = Date.now() + watchSeconds * 1_000;
  const headers = { authorization: `Bearer ${token}`, accept: columns };
  await Promise.all(
    Array.from({ length: people }, async () => {
      let etag;
      while (Date.now() < end) {
        const answer = await fetch(`${fleet.base}/api/vitals/fleet`, {
          headers: { ...headers, ...(etag && { 'if-none-match': etag }) },
        });
        etag = answer.headers.get('etag') ?? etag;
        await answer.arrayBuffer();
        await sleep(1_000);
      }
    }),
  );
  await sleep(Math.max(0, end - Date.now()));
  const after = processFigures(fleet.portal.pid);
  const calls = difference(before.calls, await callsOf(fleet));
  return {
    callsPerSurvey: Object.fromEntries(
      Object.entries(calls).map(([name, count]) => [
        name,
        round((count * surveySeconds) / watchSeconds),
      ]),
    ),
    cores: round((after.cpuSeconds - before.cpuSeconds) / watchSeconds, 2),
    peakMegabytes: Math.round(after.peakBytes / 2 ** 20),
  };
}

/** One route under load: milliseconds at 50, 97.5 and 99 %, and milliseconds of processor a request. */
async function load(autocannon, fleet, path, headers, count) {
  const before = processFigures(fleet.portal.pid);
  const result = await autocannon({
    url: `${fleet.base}${path}`,
    connections: count,
    duration: loadSeconds,
    headers,
  });
  const after = processFigures(fleet.portal.pid);
  const { total } = result.requests;
  return {
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    p99: result.latency.p99,
    perSecond: Math.round(result.requests.average),
    cpuMilliseconds: round(
      ((after.cpuSeconds - before.cpuSeconds) * 1_000) / total,
      2,
    ),
    failed: result.errors + result.non2xx - (result['3xx'] ?? 0),
  };
}

async function signIn(base) {
  const { body } = await requestJson(`${base}/api/auth/guest/refresh`, {
    method: 'POST',
    body: {},
  });
  return body.backstageIdentity.token;
}

async function routes(autocannon, fleet, token) {
  const authorization = `Bearer ${token}`;
  const wanted = { authorization, accept: columns, 'accept-encoding': 'br' };
  const first = await fetch(`${fleet.base}/api/vitals/fleet`, {
    headers: wanted,
  });
  const bytes = Number(first.headers.get('content-length'));
  await first.arrayBuffer();
  const { revision } = await fleet.read('/api/vitals/fleet');
  const name = 'component/default/order-management';
  const table = {
    fleet: ['/api/vitals/fleet', wanted],
    'fleet, unchanged': [
      '/api/vitals/fleet',
      { ...wanted, 'if-none-match': first.headers.get('etag') },
    ],
    'fleet, what changed': [`/api/vitals/fleet?since=${revision}`, wanted],
    entity: [`/api/vitals/entities/${name}`, { authorization }],
    'catalog by-name': [
      `/api/catalog/entities/by-name/${name}`,
      { authorization },
    ],
  };
  const results = {};
  for (const [title, [path, headers]] of Object.entries(table)) {
    results[title] = {};
    for (const count of connections) {
      results[title][`at ${count}`] = await load(
        autocannon,
        fleet,
        path,
        headers,
        count,
      );
    }
  }
  return { bytes, ...results };
}

/**
 * Fleets of growing size on every database that is found: what a survey asks and costs, what the routes answer
 * beside the catalog's own, and that people who look cause no call.
 */
export async function fleet({ sizes, settings, tools, session }) {
  const require = createRequire(join(settings.root, 'package.json'));
  const autocannon = require('autocannon');
  const results = [];
  for (const services of sizes) {
    for (const database of await benchDatabases(session, services)) {
      note(`fleet: ${services} services on ${database.name}`);
      const running = await startFleet({ services, database, tools, session });
      const token = await signIn(running.base);
      const idle = await watch(running, 0, token);
      const looking = {};
      for (const people of viewers) {
        looking[`${people} people`] = await watch(running, people, token);
      }
      results.push({
        services,
        database: database.name,
        readySeconds: round(running.readySeconds),
        fleetSeconds: round(running.fleetSeconds),
        survey: idle,
        looking,
        routes: await routes(autocannon, running, token),
      });
      await Promise.all(
        [running.portal, running.lab].map(each =>
          session.processes.end(each.pid),
        ),
      );
    }
  }
  return { surveySeconds, results };
}
