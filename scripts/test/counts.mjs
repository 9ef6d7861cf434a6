export const none = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

export function single(outcome) {
  return { ...none, [outcome]: 1 };
}

/** The one line that a run ends with. */
export function totalLine({ passed, failed, skipped }) {
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${rest}`;
}

/**
 * A suite that ended badly without naming a failed test, or that ran no test at all, has failed:
 * silence is not success.
 */
export function settle(counts, succeeded) {
  const total = counts ? counts.passed + counts.failed + counts.skipped : 0;
  if (total === 0) {
    return single('failed');
  }
  return !succeeded && counts.failed === 0
    ? add(counts, single('failed'))
    : counts;
}

/** Counts from what Jest writes with `--json`. */
export function countJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts from Playwright's JSON reporter. A test that passed only on a retry has passed. */
export function countPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}
