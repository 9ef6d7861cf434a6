/** Dollars; CloudWatch's price of a call of DescribeAlarms, and that of a metric of GetMetricData, are the same. */
const price = 0.01 / 1_000;
const alarmsACall = 100;
const metricsACall = 500;
const secondsADay = 86_400;

/** Counted by the lab beside the calls, as they are paid by the piece. */
export const metricsAsked = 'cloudwatch metrics';

/** For each histogram: p50, p95 and p99 of now. */
const quantiles = 3;

/**
 * What Prometheus is asked for one set of names of labels: each signal once, however many services there are. Promises
 * are counted over windows besides that of now; of those, the ones that are asked for at every survey.
 * @param shape `profiles` that are looked for; `inUse` of them, with `histograms` together; further `windows`
 */
function prometheusQueries({ profiles, inUse, histograms, windows }) {
  const up = 1;
  const requests = profiles;
  const errors = inUse;
  const promised = histograms;
  // Requests, errors, and whether there are figures of the window's beginning.
  const further = 3 * inUse + histograms;
  return (
    up +
    requests +
    errors +
    quantiles * histograms +
    promised +
    windows * further
  );
}

/**
 * The calls that one survey cannot do without, named as the lab counts them.
 * @param estate `alarms` of each account and region, `metrics` that are asked for, the `prometheus` that answers
 */
export function leastCalls({ alarms, metrics, prometheus }) {
  return {
    'cloudwatch DescribeAlarms': alarms.reduce(
      (sum, count) => sum + Math.max(1, Math.ceil(count / alarmsACall)),
      0,
    ),
    'cloudwatch GetMetricData': Math.ceil(metrics / metricsACall),
    'prometheus /api/v1/query': prometheusQueries(prometheus),
    'prometheus /api/v1/rules': 1,
  };
}

/**
 * What AWS asks for a day of surveys like this one.
 * @param calls of one survey, as the lab counts them
 */
export function dollarsADay(calls, { surveySeconds, metricSeconds }) {
  const alarms =
    ((calls['cloudwatch DescribeAlarms'] ?? 0) * secondsADay) / surveySeconds;
  const metrics = ((calls[metricsAsked] ?? 0) * secondsADay) / metricSeconds;
  return { alarms: alarms * price, metrics: metrics * price };
}

/** All calls of all operations. */
export function countCalls(calls) {
  return Object.entries(calls)
    .filter(([name]) => name !== metricsAsked)
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Those calls that were made in between, by operation. */
export function callsBetween(before, after) {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, count - (before[name] ?? 0)])
      .filter(([, count]) => count > 0),
  );
}
