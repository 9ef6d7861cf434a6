import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';
import { forgetPeak, processFigures } from './processFigures.mjs';
import { callsBetween } from './surveyArithmetic.mjs';

const tasksPath = '/api/vitals/.backstage/scheduler/v1/tasks';
const pollMilliseconds = 200;
const patienceMilliseconds = 3 * 60_000;
/** A server that is busy filling a catalog of thousands. */
const timeout = 60_000;

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

const lastRun = ({ taskState }) => taskState?.lastRunEndedAt;
const isRunning = ({ taskState }) => taskState?.status === 'running';

async function snapshot(fleet) {
  return {
    at: Date.now(),
    calls: await callsSoFar(fleet),
    ...processFigures(fleet.portal.pid),
  };
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
 * until the last one ended, and how long the longest took. The databases keep whole seconds alone, so that the
 * beginnings and ends are those seen here.
 */
export async function awaitSurvey(fleet) {
  const earlier = new Map(
    (await surveyTasks(fleet)).map(task => [task.taskId, lastRun(task)]),
  );
  const deadline = Date.now() + patienceMilliseconds;
  const began = new Map();
  const seconds = {};
  let before = await snapshot(fleet);
  while (Object.keys(seconds).length < earlier.size) {
    if (Date.now() > deadline) {
      throw new Problem('The fleet was not surveyed in time.', {
        log: fleet.portal.log,
      });
    }
    await sleep(pollMilliseconds);
    // Taken before it is known whether a survey has begun since.
    const latest = await snapshot(fleet);
    for (const task of await surveyTasks(fleet)) {
      const { taskId } = task;
      if (isRunning(task) && !began.has(taskId)) {
        began.set(taskId, latest.at);
      } else if (!isRunning(task) && lastRun(task) !== earlier.get(taskId)) {
        seconds[taskId] ??=
          (Date.now() - (began.get(taskId) ?? latest.at)) / 1_000;
      }
    }
    if (began.size + Object.keys(seconds).length === 0) {
      before = latest;
      forgetPeak(fleet.portal.pid);
    }
  }
  const after = await snapshot(fleet);
  return {
    seconds: Math.max(...Object.values(seconds)),
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    idleBytes: before.bytes,
    peakBytes: after.peakBytes,
    calls: callsBetween(before.calls, after.calls),
  };
}
