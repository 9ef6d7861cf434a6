import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';

const pollMilliseconds = 250;

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
export async function poll(attempt, { deadline, signal, giveUp }) {
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

/** Waits until the portal lets a guest in, and answers how the guest reads a route: `read(path)`. */
export async function waitForGuest(base, patience) {
  const token = await poll(async () => {
    const { status, body } = await requestJson(
      `${base}/api/auth/guest/refresh`,
      { method: 'POST', body: {} },
    );
    return status === 200 ? body?.backstageIdentity?.token : undefined;
  }, patience);
  return async path => {
    const { status, body } = await requestJson(`${base}${path}`, { token });
    return status === 200 ? body : undefined;
  };
}
