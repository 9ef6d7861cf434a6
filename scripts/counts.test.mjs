import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  add,
  countJest,
  countPlaywright,
  none,
  settle,
  single,
  totalLine,
} from './test/counts.mjs';

const jest = countJest({
  numPassedTests: 10,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 2,
  numPendingTests: 1,
  numTodoTests: 1,
});
const playwright = countPlaywright({
  stats: { expected: 4, flaky: 1, unexpected: 1, skipped: 0 },
  errors: [{ message: 'the portal did not start' }],
});

test('the total line adds up every suite', () => {
  const total = [jest, playwright, single('passed'), single('skipped')].reduce(
    add,
    none,
  );

  assert.equal(totalLine(total), '16 passed, 5 failed, 3 skipped');
  assert.equal(totalLine(add(single('passed'), none)), '1 passed, 0 failed');
});

test('a suite that crashed, said nothing or ran nothing has failed', () => {
  const good = { passed: 3, failed: 0, skipped: 0 };

  assert.deepEqual(settle(good, true), good);
  assert.deepEqual(settle(good, false), { ...good, failed: 1 });
  assert.deepEqual(settle({ ...good, failed: 2 }, false), {
    ...good,
    failed: 2,
  });
  assert.deepEqual(settle(undefined, true), single('failed'));
  assert.deepEqual(settle(none, true), single('failed'));
});
