import { ServerResponse } from 'node:http';
import { AlertGroup, AlertRule } from '../../estate/alerting/AlertRule';
import { html, Html, sendPage } from '../../protocols/html';
import { LabRequest } from '../../protocols/http';
import { Alert } from './AlertBook';
import { expand } from './expand';
import { Holdings } from './PrometheusServer';

const glyphs = { firing: '✕ firing', pending: '… pending' };

function alertItem(rule: AlertRule, alert: Alert): Html {
  const state = alert.firedAt === undefined ? 'pending' : 'firing';
  const labels = Object.entries(alert.labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ');
  return html`<li>
    <span
      ><strong>${glyphs[state]}</strong> ${expand(
        rule.annotations.summary ?? '',
        alert.labels,
        alert.value,
      )}</span
    >
    <span class="aside"
      >since ${new Date(alert.activeAt).toISOString()}; ${labels}</span
    >
  </li>`;
}

function ruleSection(rule: AlertRule, alerts: Alert[]): Html {
  const listed =
    alerts.length > 0
      ? html`<ul class="list">
          ${alerts.map(alert => alertItem(rule, alert))}
        </ul>`
      : html`<p class="aside">✓ inactive</p>`;
  return html`<section>
    <h2>${rule.name}</h2>
    <pre>${rule.query}</pre>
    <p class="aside">for ${rule.forSeconds} s</p>
    ${listed}
  </section>`;
}

/** Stands in for the page of Prometheus that an alert links to. */
export function sendAlertsPage(
  request: LabRequest,
  response: ServerResponse,
  { estate, book }: Holdings,
  now: number,
): void {
  const search = request.query.get('search') ?? '';
  const matching = estate.alertGroups.flatMap(group =>
    group.rules
      .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
      .map((rule): [AlertGroup, AlertRule] => [group, rule]),
  );
  const sections = matching.map(([group, rule]) =>
    ruleSection(
      rule,
      book
        .alerts(group, rule, now)
        .filter(({ endedAt }) => endedAt === undefined),
    ),
  );
  sendPage(response, {
    title: 'Prometheus alerts · Gantry lab',
    body: html`<main>
      <h1>Alerts</h1>
      ${
        sections.length > 0
          ? sections
          : html`<p>No rule is named “${search}”.</p>`
      }
    </main>`,
  });
}
