import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  callsBetween,
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
