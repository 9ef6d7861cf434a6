import { readLog } from '../lib/logs.mjs';
import { Problem } from '../lib/problem.mjs';
import { step } from '../lib/progress.mjs';
import { explainServerLog } from '../prepare/explain.mjs';
import { waitForCatalog } from './catalog.mjs';
import { copyDatabases, forgetCopies, mendDatabases } from './databases.mjs';
import { unlessEnded, waitForGuest, waitForRoute } from './readiness.mjs';
import { startLab, startPortal } from './servers.mjs';
import { waitForSurvey } from './survey.mjs';

const readyWithinMilliseconds = 180_000;

/** Fails as soon as a server ends by itself. */
export async function failWhenEnded(server) {
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
  forgetCopies(settings);
  const read = await waitForGuest(
    base,
    patience('The portal let no guest in', portal),
  );
  const entityRefs = await waitForCatalog(
    read,
    patience('The catalog was not read', portal),
  );
  await waitForSurvey(
    read,
    entityRefs,
    since,
    patience('The first survey of the lab did not come in', portal),
  );
}

/**
 * Starts the lab and the portal and waits until the portal knows of its fleet. Answers `{ ended }`, a
 * promise that rejects as soon as one of them stops by itself.
 */
export async function startGantry(settings, tools, session) {
  await mendDatabases(settings, tools, session);
  copyDatabases(settings);
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
  return { ended };
}
