import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requestJson } from '../lib/http.mjs';
import { Lock } from '../lib/lock.mjs';
import { portProblem } from '../lib/ports.mjs';
import { listenerOf } from './listener.mjs';
import { Skip } from './runCheck.mjs';

/** The group of a process is the one that `./gantry` made for the server it started. */
function groupOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return Number(stdout) || undefined;
}

async function answers(url) {
  try {
    return (await requestJson(url, { timeout: 3_000 })).status === 200;
  } catch {
    return false;
  }
}

async function checkPort({ port, user, variable, sign, holder }) {
  const code = await portProblem(port);
  if (code === undefined) {
    return [];
  }
  const listener = code === 'EADDRINUSE' ? listenerOf(port) : undefined;
  const own = new Set((holder?.children ?? []).map(({ pid }) => pid));
  const isOurs =
    holder && (listener ? own.has(groupOf(listener.pid)) : await sign());
  if (isOurs) {
    return [];
  }
  const byWhom = listener
    ? `is held by '${listener.name ?? 'a process'}' (process ${listener.pid})`
    : 'is held by another process';
  const looksLikeOne = (await sign()) ? `, which answers like ${user}` : '';
  return [
    {
      id: 'machine.port-taken',
      severity: 'error',
      subject: String(port),
      what:
        code === 'EADDRINUSE'
          ? `Port ${port} of ${user} ${byWhom}${looksLikeOne}.`
          : `Port ${port} of ${user} cannot be listened on (${code}).`,
      why: `${user[0].toUpperCase()}${user.slice(1)} cannot start there.`,
      mend: `Stop what uses it, or choose another port with ${variable}.`,
      paste: `${variable}=${port < 50_000 ? port + 1000 : port - 1000} ./gantry start`,
    },
  ];
}

/** Who has the data folder, if that one still runs. */
export function dataHolder(settings) {
  return Lock.holder(join(settings.data, 'gantry.lock'));
}

/**
 * The ports that a start would need: free, or held by the run that has the data folder.
 *
 * @param listen `{ port }` of a configuration that was named, which may move the portal; no lab then
 */
export function portChecks(settings, { named, listen }) {
  const holder = dataHolder(settings);
  const port = listen?.port ?? settings.portalPort;
  const isPortal = () =>
    answers(`http://127.0.0.1:${port}/.backstage/health/v1/readiness`);
  const portal = {
    id: 'machine.portal-port',
    title: `port of the portal (${port})`,
    run: async () =>
      // A server that was started by hand has no lock.
      named && (await isPortal())
        ? []
        : checkPort({
            port,
            user: 'the portal',
            variable: 'GANTRY_PORT',
            sign: isPortal,
            holder,
          }),
  };
  const lab = {
    id: 'machine.lab-port',
    title: `port of the lab (${settings.labPort})`,
    run: () => {
      if (named) {
        throw new Skip('the lab is not started with a named configuration');
      }
      return checkPort({
        port: settings.labPort,
        user: 'the lab',
        variable: 'GANTRY_LAB_PORT',
        sign: () => answers(`${settings.labUrl}/lab/status`),
        holder,
      });
    },
  };
  return [portal, lab];
}
