import { datapointOf } from '../estate/datapoints';
import { Alarm, Estate } from '../estate/Estate';
import { metricKey } from '../estate/Series';
import { html, sendPage } from '../protocols/html';
import { allowMethods, Host, HttpError, sendJson } from '../protocols/http';
import { sendAlertsPage } from './prometheus/alertsPage';
import { PrometheusServer } from './prometheus/PrometheusServer';

const MINUTE = 60_000;
const SHOWN_MINUTES = 180;

function summary(alarm: Alarm, estate: Estate, now: number): object {
  const state = estate.state(alarm, now);
  return {
    name: alarm.name,
    description: alarm.description,
    state: state.value,
    reason: state.reason,
    since: new Date(state.at).toISOString(),
  };
}

function detail(alarm: Alarm, estate: Estate, now: number): object {
  const series = estate.series(alarm.region).get(metricKey(alarm));
  const last = Math.floor(now / MINUTE) * MINUTE;
  const points: Array<[string, number]> = [];
  for (let back = SHOWN_MINUTES; back > 0 && series; back--) {
    const start = last - back * MINUTE;
    const point = datapointOf(
      series,
      alarm.statistic,
      { start, seconds: 60, now },
      estate.journal,
    );
    if (point) {
      points.push([new Date(start).toISOString(), point.value]);
    }
  }
  return {
    ...summary(alarm, estate, now),
    metric: `${alarm.namespace} ${alarm.metricName}`,
    dimensions: alarm.dimensions,
    statistic: alarm.statistic,
    periodSeconds: alarm.period,
    evaluationPeriods: alarm.evaluationPeriods,
    comparison: alarm.comparison,
    threshold: alarm.threshold,
    history: [...estate.timeline(alarm, now)].reverse().map(state => ({
      at: new Date(state.at).toISOString(),
      state: state.value,
      reason: state.reason,
    })),
    points,
  };
}

/**
 * Stands in for the AWS console, with the real console's own addresses: the page behind an alarm's deep link. The
 * alarm's name stands in the fragment, which no server sees, so a script on the page asks for the data. Under
 * `/prometheus` it stands in for the pages of Prometheus.
 */
export function consoleHost(options: {
  estate: () => Estate;
  prometheus: PrometheusServer;
  clock: () => number;
}): Host {
  return async (request, response) => {
    allowMethods(request, 'GET');
    const estate = options.estate();
    const now = options.clock();
    const alarms = estate.alarms(request.query.get('region') ?? 'us-east-1');

    switch (request.path) {
      case '/cloudwatch/home':
        sendPage(response, {
          title: 'CloudWatch alarms · Gantry lab',
          script: '/lab/assets/console.js',
          body: html`<main id="alarm">
            <h1>CloudWatch alarms</h1>
            <noscript><p>This page needs JavaScript.</p></noscript>
          </main>`,
        });
        return;
      case '/cloudwatch/alarms':
        sendJson(response, 200, {
          items: alarms.map(alarm => summary(alarm, estate, now)),
        });
        return;
      case '/cloudwatch/alarm': {
        const name = request.query.get('name');
        const alarm = alarms.find(candidate => candidate.name === name);
        if (!alarm) {
          throw new HttpError(404, `There is no alarm ${name} in this region`);
        }
        sendJson(response, 200, detail(alarm, estate, now));
        return;
      }
      case '/prometheus/alerts':
        sendAlertsPage(request, response, options.prometheus.holdings(), now);
        return;
      default:
        throw new HttpError(404, 'Not found');
    }
  };
}
