import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';
import { note } from '../lib/progress.mjs';

const pollMilliseconds = 250;
/** How long the rest of the fleet is waited for once the first answers are in. */
const stragglersMilliseconds = 5_000;

/**
 * Waits for what `wait` waits for, unless `ended` settles first; then the waiting ends too.
 * @param wait given the signal that ends it
 */
export async function unlessEnded(wait, ended) {
  const controller = new AbortController();
  try {
    return await Promise.race([wait(controller.signal), ended]);
  } finally {
    controller.abort();
  }
}

/**
 * Asks until `attempt` answers something; a server that does not answer yet is asked again.
 * @param patience `{ deadline, signal, giveUp }`: until when (milliseconds since the epoch), what ends it
 * before, and the error to throw at the deadline
 */
async function poll(attempt, { deadline, signal, giveUp }) {
  for (;;) {
    try {
      const result = await attempt();
      if (result !== undefined) {
        return result;
      }
    } catch (error) {
      if (error instanceof Problem) {
        throw error;
      }
    }
    if (Date.now() > deadline) {
      throw giveUp();
    }
    await sleep(pollMilliseconds, undefined, { signal });
  }
}

/** Waits until a route answers 200. */
export async function waitForRoute(url, patience) {
  await poll(
    async () => ((await requestJson(url)).status === 200 ? true : undefined),
    patience,
  );
}

async function signInAsGuest(base) {
  const { status, body } = await requestJson(`${base}/api/auth/guest/refresh`, {
    method: 'POST',
    body: {},
  });
  return status === 200 ? body?.backstageIdentity?.token : undefined;
}

function isFresh(item, since) {
  return Object.values(item.verdicts ?? {}).some(
    verdict => verdict && Date.parse(verdict.observedAt) >= since,
  );
}

/**
 * Waits until every entity of the fleet has a verdict observed after `since`. An entity whose source
 * keeps failing (its card says why) holds up nobody for long.
 */
export async function waitForSurvey(base, since, patience) {
  const token = await poll(() => signInAsGuest(base), patience);
  let firstAnswers;
  await poll(async () => {
    const { status, body } = await requestJson(`${base}/api/vitals/fleet`, {
      token,
    });
    const items = status === 200 ? (body?.items ?? []) : [];
    const missing = items.filter(item => !isFresh(item, since));
    if (items.length === missing.length) {
      return undefined;
    }
    firstAnswers ??= Date.now();
    if (missing.length === 0) {
      return true;
    }
    if (Date.now() - firstAnswers > stragglersMilliseconds) {
      note(
        `no answer yet about ${missing.map(item => item.entityRef).join(', ')}; their pages say why`,
      );
      return true;
    }
    return undefined;
  }, patience);
}
