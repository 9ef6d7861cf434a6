import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SurveyWindow, hasRunSince } from './bench/SurveyWindow.mjs';
import { vitalsOff, withoutVitals } from './bench/appWithoutVitals.mjs';
import { besideEachOther } from './bench/besideEachOther.mjs';
import { compareSides } from './bench/compareSides.mjs';
import {
  callsBetween,
  countCalls,
  dollarsADay,
  leastCalls,
} from './bench/surveyArithmetic.mjs';
import { table } from './bench/table.mjs';

const prometheus = { profiles: 5, inUse: 3, histograms: 4, windows: 2 };

test('a survey needs a call for every hundred alarms of a region, and one where there are none', () => {
  const alarmCalls = alarms =>
    leastCalls({ alarms, metrics: 0, prometheus })['cloudwatch DescribeAlarms'];

  assert.equal(alarmCalls([4_000, 100]), 41);
  assert.equal(alarmCalls([4_001, 101]), 43);
  assert.equal(alarmCalls([0, 1]), 2);
});

test('a survey needs a call for every five hundred metrics, and none without', () => {
  const metricCalls = metrics =>
    leastCalls({ alarms: [], metrics, prometheus })['cloudwatch GetMetricData'];

  assert.deepEqual([0, 1, 500, 501].map(metricCalls), [0, 1, 1, 2]);
});

test('a survey needs the rules once, and each signal once', () => {
  const least = windows =>
    leastCalls({
      alarms: [],
      metrics: 0,
      prometheus: { ...prometheus, windows },
    });

  // Up, 5 of requests, 3 of errors, 12 quantiles, 4 of promised times.
  assert.equal(least(0)['prometheus /api/v1/query'], 25);
  // For each window: 9 counts, 4 of promised times.
  assert.equal(least(2)['prometheus /api/v1/query'], 51);
  assert.equal(least(0)['prometheus /api/v1/rules'], 1);
});

test('a day costs a cent for a thousand calls for alarms, and for a thousand metrics', () => {
  const calls = {
    'cloudwatch DescribeAlarms': 40,
    'cloudwatch GetMetricData': 2,
    'cloudwatch metrics': 1_000,
    'prometheus /api/v1/query': 51,
  };

  const dollars = dollarsADay(calls, { surveySeconds: 60, metricSeconds: 300 });

  assert.equal(dollars.alarms.toFixed(3), '0.576');
  assert.equal(dollars.metrics.toFixed(3), '2.880');
  assert.deepEqual(dollarsADay({}, { surveySeconds: 60, metricSeconds: 300 }), {
    alarms: 0,
    metrics: 0,
  });
});

test('calls are those in between', () => {
  assert.deepEqual(callsBetween({ a: 2, b: 3 }, { a: 2, b: 5, c: 1 }), {
    b: 2,
    c: 1,
  });
});

test('metrics are no calls', () => {
  assert.equal(
    countCalls({
      'cloudwatch GetMetricData': 2,
      'cloudwatch metrics': 1_000,
      'prometheus /api/v1/query': 51,
    }),
    53,
  );
});

const east = 'survey:health:cloudwatch/prod/us-east-1';
const west = 'survey:health:cloudwatch/prod/us-west-2';

/** What the scheduler tells: of each source the second of its last end, or that it is running. */
const tasks = states =>
  Object.entries(states).map(([taskId, state]) => ({
    taskId,
    taskState:
      state === 'running'
        ? { status: 'running', lastRunEndedAt: '10:00:00' }
        : { status: 'idle', lastRunEndedAt: state },
  }));

test('a survey lasts from when its first source begins until its last one ends', () => {
  const window = new SurveyWindow(
    tasks({ [east]: '10:00:00', [west]: '10:00:00' }),
    0,
  );
  const look = (states, at) => {
    window.look(tasks(states), at);
    return [window.hasBegun, window.hasEnded];
  };

  assert.deepEqual(look({ [east]: '10:00:00', [west]: '10:00:00' }, 1_000), [
    false,
    false,
  ]);
  assert.deepEqual(look({ [east]: 'running', [west]: '10:00:00' }, 2_000), [
    true,
    false,
  ]);
  // So short that it was not seen to run.
  assert.deepEqual(look({ [east]: 'running', [west]: '10:01:02' }, 3_000), [
    true,
    false,
  ]);
  assert.deepEqual(look({ [east]: '10:01:05', [west]: '10:01:02' }, 6_000), [
    true,
    true,
  ]);
  assert.equal(window.seconds, 5);
  assert.equal(window.isRepeated, false);
});

for (const [how, again] of [
  ['is running again', 'running'],
  ['has run again', '10:02:01'],
]) {
  test(`a source that ${how} before the last one has ended is told`, () => {
    const window = new SurveyWindow(
      tasks({ [east]: '10:00:00', [west]: '10:00:00' }),
      0,
    );

    window.look(tasks({ [east]: '10:01:04', [west]: '10:00:00' }), 1_000);
    const before = window.isRepeated;
    window.look(tasks({ [east]: again, [west]: '10:02:02' }), 2_000);

    assert.equal(before, false);
    assert.equal(window.isRepeated, true);
  });
}

test('a survey that runs or has run meanwhile is known', () => {
  const before = tasks({ [east]: '10:00:00', [west]: '10:00:00' });
  const since = states => hasRunSince(before, tasks(states));

  assert.equal(since({ [east]: '10:00:00', [west]: '10:00:00' }), false);
  assert.equal(since({ [east]: '10:00:00', [west]: 'running' }), true);
  assert.equal(since({ [east]: '10:01:00', [west]: '10:00:00' }), true);
});

test('the vitals are switched off by their extensions, wherever these stand', () => {
  const extensions = [
    { 'page:catalog/entity': { config: {} } },
    'entity-card:vitals/health',
    { 'page:vitals': { config: { path: '/' } } },
    'entity-card:catalog/about',
    { 'entity-card:vitals-of-others/health': false },
  ];
  const others = [
    { 'page:catalog/entity': { config: {} } },
    'entity-card:catalog/about',
    { 'entity-card:vitals-of-others/health': false },
  ];

  assert.deepEqual(withoutVitals(extensions), others);
  assert.deepEqual(vitalsOff(extensions), [
    ...others,
    { 'entity-card:vitals/health': false },
    { 'entity-content:vitals/health': false },
    { 'app-root-element:vitals/visit-recorder': false },
  ]);
});

test('what is added stands beside what is promised', () => {
  const added = besideEachOther(
    { verdictMilliseconds: 1_500, contentMilliseconds: 1_300, apiCalls: 9 },
    { contentMilliseconds: 1_250, apiCalls: 8 },
    { contentMilliseconds: { percent: 10 }, apiCalls: { more: 1 } },
  );

  assert.deepEqual(added, {
    verdictMilliseconds: { with: 1_500 },
    contentMilliseconds: {
      ...{ with: 1_300, without: 1_250, more: 50 },
      ...{ percent: 4, mostPercent: 10 },
    },
    apiCalls: { with: 9, without: 8, more: 1, most: 1 },
  });
});

test('two sides are compared by the medians of what was measured of each', () => {
  const sides = compareSides({
    gantry: [{ seconds: 9 }, { seconds: 5.5 }, { seconds: 5 }],
    bare: [{ seconds: 4 }, { seconds: 5 }, { seconds: 5 }],
  });

  assert.deepEqual(sides, {
    gantry: { seconds: 5.5 },
    bare: { seconds: 5 },
    ratios: { seconds: 1.1 },
  });
});

test('the table has figures that belong together in one row, and the measured beside each other', () => {
  const text = table({
    small: {
      seconds: 1,
      survey: { calls: { query: { counted: 9, least: 8 } } },
    },
    large: { survey: { cores: 0.5, calls: { query: { counted: 9 } } } },
  });

  assert.deepEqual(text.split('\n'), [
    '                        small               large',
    'seconds                 1',
    'survey · calls · query  counted 9, least 8  counted 9',
    'survey · cores                              0.5',
  ]);
});
