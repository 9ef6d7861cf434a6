import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { note } from '../lib/progress.mjs';
import { countAlarms } from './countAlarms.mjs';
import { benchDatabases } from './databases.mjs';
import { processFigures } from './processFigures.mjs';
import { columns, loadRoutes } from './loadRoutes.mjs';
import { round } from './round.mjs';
import { endFleet, startFleet } from './startFleet.mjs';
import {
  callsBetween,
  countCalls,
  dollarsADay,
  leastCalls,
  metricsAsked,
} from './surveyArithmetic.mjs';
import { betweenSurveys, callsSoFar, measureSurveys } from './surveyFleet.mjs';

/** Those of production. */
const surveySeconds = 60;
const metricSeconds = 300;
/**
 * How seldom is surveyed here: a source may come a twentieth and five seconds earlier, and each survey must find that what is
 * kept for a minute is older, and ask for it. So each is the dearest that there is.
 */
const pauseSeconds = 70;
const rounds = 2;
const lookSeconds = 10;
const viewers = [1, 10, 200];

/**
 * What is in use in the lab: FastAPI with two histograms, Micrometer and Gin. Of the windows of promises, 30 minutes and
 * an hour are asked for again when they are a minute old.
 */
const prometheus = { profiles: 5, inUse: 3, histograms: 4, windows: 2 };

const megabytes = bytes => Math.round(bytes / 2 ** 20);

/** The dearest of a few surveys, beside what it cannot do without. */
async function survey(fleet) {
  const surveys = await measureSurveys(fleet, rounds);
  const most = figure => Math.max(...surveys.map(figure));
  const alarms = await countAlarms(fleet.settings);
  const names = new Set(surveys.flatMap(({ calls }) => Object.keys(calls)));
  const { [metricsAsked]: metrics = 0, ...calls } = Object.fromEntries(
    [...names].map(name => [name, most(each => each.calls[name] ?? 0)]),
  );
  const least = leastCalls({ alarms, metrics, prometheus });
  const dollars = dollarsADay(
    { ...calls, [metricsAsked]: metrics },
    { surveySeconds, metricSeconds },
  );
  return {
    seconds: round(most(each => each.seconds)),
    cpuSeconds: round(most(each => each.cpuSeconds)),
    cores: round(most(each => each.cpuSeconds) / surveySeconds, 3),
    idleMegabytes: megabytes(Math.min(...surveys.map(each => each.idleBytes))),
    megabytesAboveIdle: megabytes(
      most(each => each.peakBytes - each.idleBytes),
    ),
    alarms: alarms.reduce((sum, count) => sum + count, 0),
    metrics,
    calls: Object.fromEntries(
      [...new Set([...Object.keys(calls), ...Object.keys(least)])].map(name => [
        name,
        { counted: calls[name] ?? 0, least: least[name] },
      ]),
    ),
    dollarsADay: {
      alarms: round(dollars.alarms, 3),
      metrics: round(dollars.metrics, 3),
    },
  };
}

/** What reaches the upstreams while so many people ask for the fleet once a second. */
async function look(fleet, people) {
  const before = await callsSoFar(fleet);
  const { cpuSeconds } = processFigures(fleet.portal.pid);
  const end = Date.now() + lookSeconds * 1_000;
  const headers = { authorization: `Bearer ${fleet.token}`, accept: columns };
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
  const used = processFigures(fleet.portal.pid).cpuSeconds - cpuSeconds;
  return {
    calls: countCalls(callsBetween(before, await callsSoFar(fleet))),
    cores: round(used / lookSeconds, 2),
  };
}

/** Puts into `result` what is measured, as soon as it is: an error later on does not take it away. */
async function measure(running, autocannon, result) {
  result.readySeconds = round(running.readySeconds);
  result.fleetSeconds = round(running.fleetSeconds);
  result.looking = {};
  for (const people of viewers) {
    result.looking[`${people} people`] = await betweenSurveys(running, () =>
      look(running, people),
    );
  }
  result.survey = await survey(running);
  result.routes = await loadRoutes(autocannon, running);
}

/**
 * Fleets of growing size on every database that is found: what a survey asks and costs, what the routes answer
 * beside the catalog's own, and that people who look cause no call. A fleet that fails has an `error` beside what was
 * measured of it, and does not end the others.
 * @param onResult is told of each fleet as soon as it has been measured
 */
export async function fleet({
  sizes,
  settings,
  tools,
  session,
  onResult = () => {},
}) {
  const require = createRequire(join(settings.root, 'package.json'));
  const autocannon = require('autocannon');
  const results = [];
  for (const services of sizes) {
    for (const database of await benchDatabases(session, services)) {
      note(`fleet: ${services} services on ${database.name}`);
      const result = { services, database: database.name };
      let running;
      try {
        running = await startFleet({
          ...{ services, database, tools, session },
          surveySeconds: pauseSeconds,
        });
        await Promise.race([
          measure(running, autocannon, result),
          running.ended,
        ]);
      } catch (error) {
        result.error = error.message;
        note(`fleet: ${services} services on ${database.name}: ${error.stack}`);
      }
      await endFleet(running, session);
      results.push(result);
      onResult(result);
    }
  }
  return { surveySeconds, results };
}
