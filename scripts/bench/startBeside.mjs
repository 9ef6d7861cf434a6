import { freePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { step } from '../lib/progress.mjs';
import { waitForCatalog } from '../run/catalog.mjs';
import { unlessEnded, waitForGuest, waitForRoute } from '../run/readiness.mjs';
import { startPortal } from '../run/servers.mjs';
import { failWhenEnded } from '../run/startGantry.mjs';

const patienceMilliseconds = 180_000;

/**
 * Starts a second portal on the lab of the first, with its own port and data.
 * @param variables of its environment: what it does otherwise than the first
 * @param isFilled whether to wait until it knows the catalog, too
 * @returns its address, and how to `end` it
 */
export async function startBeside(
  title,
  { variables, isFilled, settings, tools, session },
) {
  const data = session.makeScratch();
  const port = await freePort();
  const own = {
    ...settings,
    data,
    logs: `${settings.logs}-beside`,
    portalPort: port,
    variables: {
      ...settings.variables,
      GANTRY_DATA: data,
      GANTRY_PORT: String(port),
    },
  };
  const environment = { ...tools.environment, ...variables };
  const portal = startPortal(own, { ...tools, environment }, session);
  const base = `http://127.0.0.1:${port}`;
  await step(title, () =>
    unlessEnded(async signal => {
      const patience = {
        deadline: Date.now() + patienceMilliseconds,
        signal,
        giveUp: () =>
          new Problem('The second portal did not become ready.', {
            log: portal.log,
          }),
      };
      await waitForRoute(`${base}/.backstage/health/v1/readiness`, patience);
      if (isFilled) {
        await waitForCatalog(await waitForGuest(base, patience), patience);
      }
    }, failWhenEnded(portal)),
  );
  return {
    url: `http://localhost:${port}`,
    end: () => session.processes.end(portal.pid),
  };
}
