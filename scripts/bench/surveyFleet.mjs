import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';
import { note } from '../lib/progress.mjs';
import { SurveyWindow, hasRunSince, isRunning } from './SurveyWindow.mjs';
import { forgetPeak, processFigures } from './processFigures.mjs';
import { callsBetween } from './surveyArithmetic.mjs';

const tasksPath = '/api/vitals/.backstage/scheduler/v1/tasks';
const pollMilliseconds = 200;
const patienceMilliseconds = 3 * 60_000;
/** A server that is busy filling a catalog of thousands. */
const timeout = 60_000;
/** The databases keep whole seconds: a survey that ends within the one of the last cannot be told from it. */
const apartMilliseconds = 1_100;
const mostAttempts = 5;

async function surveyTasks({ base, token }) {
  const { body } = await requestJson(`${base}${tasksPath}`, { token, timeout });
  return (body?.tasks ?? []).filter(({ taskId }) =>
    taskId.startsWith('survey:'),
  );
}

export async function callsSoFar({ settings }) {
  return (await requestJson(`${settings.labUrl}/lab/status`, { timeout })).body
    .calls;
}

async function snapshot(fleet) {
  return {
    at: Date.now(),
    calls: await callsSoFar(fleet),
    ...processFigures(fleet.portal.pid),
  };
}

function patience(fleet) {
  const deadline = Date.now() + patienceMilliseconds;
  return async () => {
    if (Date.now() > deadline) {
      throw new Problem('The fleet was not surveyed in time.', {
        log: fleet.portal.log,
      });
    }
    await sleep(pollMilliseconds);
  };
}

async function untilIdle(fleet) {
  const wait = patience(fleet);
  while ((await surveyTasks(fleet)).some(isRunning)) {
    await wait();
  }
}

/** Has every source surveyed soon, so that they survey at about the same time from then on. */
export async function triggerSurveys(fleet) {
  for (const { taskId } of await surveyTasks(fleet)) {
    await requestJson(
      `${fleet.base}${tasksPath}/${encodeURIComponent(taskId)}/trigger`,
      { method: 'POST', token: fleet.token, timeout },
    );
  }
}

/**
 * Waits until every source has been surveyed once more, and tells what that cost from when the first survey began
 * until the last one ended, how long the longest took, and whether it cost more than one survey, as a source
 * `isRepeated`.
 */
export async function awaitSurvey(fleet) {
  const window = new SurveyWindow(await surveyTasks(fleet), Date.now());
  const wait = patience(fleet);
  let before = await snapshot(fleet);
  while (!window.hasEnded) {
    await wait();
    // Taken before it is known whether a survey has begun since.
    const latest = await snapshot(fleet);
    window.look(await surveyTasks(fleet), Date.now());
    if (!window.hasBegun) {
      before = latest;
      forgetPeak(fleet.portal.pid);
    }
  }
  const after = await snapshot(fleet);
  return {
    seconds: window.seconds,
    isRepeated: window.isRepeated,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    idleBytes: before.bytes,
    peakBytes: after.peakBytes,
    calls: callsBetween(before.calls, after.calls),
  };
}

/**
 * Has all sources surveyed now. Each has a period of its own, up to a twentieth shorter than the one that is configured,
 * so that they drift apart until one is surveyed again before another has been surveyed at all.
 */
async function surveyTogether(fleet) {
  await untilIdle(fleet);
  await sleep(apartMilliseconds);
  await triggerSurveys(fleet);
  await awaitSurvey(fleet);
  await untilIdle(fleet);
}

async function attempt(work, whatWentWrong) {
  for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
    const result = await work();
    if (result !== undefined) {
      return result;
    }
    note(`${whatWentWrong}; measuring again`);
  }
  throw new Problem(
    `${whatWentWrong}, ${mostAttempts} times: surveys leave no pause between them.`,
  );
}

/** What surveys of all sources cost that follow each other of their own accord, with the pauses of production. */
export async function measureSurveys(fleet, rounds) {
  return attempt(async () => {
    await surveyTogether(fleet);
    const surveys = [];
    for (let round = 0; round < rounds; round += 1) {
      surveys.push(await awaitSurvey(fleet));
    }
    return surveys.some(({ isRepeated }) => isRepeated) ? undefined : surveys;
  }, 'A source was surveyed twice before all were surveyed once');
}

/** Does some work right after a survey, and again if another one has begun before it was done. */
export async function betweenSurveys(fleet, work) {
  return attempt(async () => {
    await surveyTogether(fleet);
    const before = await surveyTasks(fleet);
    const result = await work();
    return hasRunSince(before, await surveyTasks(fleet)) ? undefined : result;
  }, 'A survey came in between');
}
