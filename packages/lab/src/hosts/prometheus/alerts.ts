import { AlertGroup, AlertRule } from '../../estate/alerting/AlertRule';
import { SCRAPE_INTERVAL } from '../../estate/scrape/ScrapedSeries';
import { Alert } from './AlertBook';
import { expand } from './expand';
import { PrometheusCall, Route } from './PrometheusCall';

function active(
  { book, now }: PrometheusCall,
  group: AlertGroup,
  rule: AlertRule,
): Alert[] {
  return book
    .alerts(group, rule, now)
    .filter(({ endedAt }) => endedAt === undefined);
}

function told(rule: AlertRule, alert: Alert): object {
  const { labels, activeAt, firedAt, value } = alert;
  return {
    labels,
    annotations: Object.fromEntries(
      Object.entries(rule.annotations).map(([name, text]) => [
        name,
        expand(text, labels, value),
      ]),
    ),
    state: firedAt === undefined ? 'pending' : 'firing',
    activeAt: new Date(activeAt).toISOString(),
    value: value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2'),
  };
}

function stateOf(alerts: Alert[]): string {
  if (alerts.some(({ firedAt }) => firedAt !== undefined)) {
    return 'firing';
  }
  return alerts.length > 0 ? 'pending' : 'inactive';
}

export const alerts: Route = call => ({
  alerts: call.estate.alertGroups.flatMap(group =>
    group.rules.flatMap(rule =>
      active(call, group, rule).map(alert => told(rule, alert)),
    ),
  ),
});

export const rules: Route = call => {
  const { estate, book, parameters, now } = call;
  const chosen = (name: string, value: string) => {
    const wanted = parameters.getAll(name);
    return wanted.length === 0 || wanted.includes(value);
  };
  const lastEvaluation = new Date(book.evaluatedAt(now)).toISOString();
  const evaluation = { evaluationTime: 0.002, lastEvaluation };
  const groups = estate.alertGroups
    .filter(
      ({ name, file }) =>
        chosen('rule_group[]', name) && chosen('file[]', file),
    )
    .map(group => ({
      name: group.name,
      file: group.file,
      interval: SCRAPE_INTERVAL / 1000,
      limit: 0,
      ...evaluation,
      // The lab has no recording rules.
      rules: (parameters.get('type') === 'record' ? [] : group.rules)
        .filter(({ name }) => chosen('rule_name[]', name))
        .map(rule => {
          const found = active(call, group, rule);
          return {
            state: stateOf(found),
            name: rule.name,
            query: rule.query,
            duration: rule.forSeconds,
            keepFiringFor: 0,
            labels: rule.labels,
            annotations: rule.annotations,
            alerts:
              parameters.get('exclude_alerts') === 'true'
                ? []
                : found.map(alert => told(rule, alert)),
            health: 'ok',
            ...evaluation,
            type: 'alerting',
          };
        }),
    }));
  return { groups: groups.filter(group => group.rules.length > 0) };
};
