import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from '../lib/http.mjs';
import { freePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { readSettings } from '../lib/settings.mjs';
import { unlessEnded, waitForGuest, waitForRoute } from '../run/readiness.mjs';
import { startLab, startPortal } from '../run/servers.mjs';
import { failWhenEnded } from '../run/startGantry.mjs';
import { awaitSurvey, triggerSurveys } from './surveyFleet.mjs';

const patienceMilliseconds = 20 * 60_000;
/** Surveys take time from the catalog, which is being filled. */
const ingestMilliseconds = 20_000;

/** How the lab calls the services of a fleet. */
const fleetMember = /^component:default\/[a-z]+-[a-z]+-\d{5}$/;

async function signIn(base) {
  const { body } = await requestJson(`${base}/api/auth/guest/refresh`, {
    method: 'POST',
    body: {},
  });
  return body.backstageIdentity.token;
}

/** Ends what was started, so that the next fleet has the machine to itself. */
export async function endFleet(fleet, session) {
  const servers = fleet ? [fleet.portal, fleet.lab] : [];
  await Promise.all(servers.map(each => session.processes.end(each.pid)));
}

/**
 * A portal of its own with a fleet of so many services, of which all sources have just been surveyed; `ended` rejects as
 * soon as the portal or its lab stops by itself.
 */
export async function startFleet({
  services,
  surveySeconds,
  database,
  tools,
  session,
}) {
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
      // The shortest, so that a survey asks for all metrics.
      APP_CONFIG_vitals_aws_metrics_period: JSON.stringify({ minutes: 1 }),
    },
  };
  const begin = Date.now();
  const lab = startLab(settings, ownTools, session);
  const portal = startPortal(settings, ownTools, session);
  const ended = Promise.race([failWhenEnded(lab), failWhenEnded(portal)]);
  try {
    const fleet = await unlessEnded(
      signal =>
        untilSurveyed({ services, settings, lab, portal }, begin, signal),
      ended,
    );
    return { ...fleet, ended };
  } catch (error) {
    await endFleet({ lab, portal }, session);
    throw error;
  }
}

async function untilSurveyed(
  { services, settings, lab, portal },
  begin,
  signal,
) {
  const patience = {
    deadline: begin + patienceMilliseconds,
    signal,
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
  const fleet = {
    settings,
    lab,
    portal,
    base,
    read,
    token: await signIn(base),
  };
  const whole = async () => {
    // A server that is busy with so many may be late once.
    const answer = await read('/api/vitals/fleet').catch(() => undefined);
    const found = answer?.items?.filter(({ entityRef }) =>
      fleetMember.test(entityRef),
    );
    return found?.length >= services;
  };
  while (!(await whole())) {
    if (Date.now() > patience.deadline) {
      throw patience.giveUp();
    }
    await sleep(ingestMilliseconds, undefined, { signal });
    await triggerSurveys(fleet);
    await awaitSurvey(fleet);
  }
  const fleetSeconds = (Date.now() - begin) / 1_000;
  return { ...fleet, readySeconds, fleetSeconds };
}
