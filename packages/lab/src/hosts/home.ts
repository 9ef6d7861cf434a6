import { currentScenario, Journal } from '../estate/Journal';
import { scenarios } from '../estate/scenarios';
import { html, sendPage } from '../protocols/html';
import { allowMethods, Host } from '../protocols/http';
import { Upstreams } from './Upstreams';

/** The first page: where everything is, what is played, what else there is to play, what is broken by hand. */
export function homeHost(options: {
  journal: () => Journal;
  upstreams: Upstreams;
}): Host {
  return async (request, response) => {
    allowMethods(request, 'GET');
    const current = currentScenario(options.journal()).scenario;
    sendPage(response, {
      title: 'Gantry lab',
      body: html`<main>
        <h1>Gantry lab</h1>
        <ul class="list">
          <li><a href="/git/">Git repositories</a></li>
          <li><a href="/console/cloudwatch/home">CloudWatch alarms</a></li>
          <li><a href="/console/prometheus/alerts">Prometheus alerts</a></li>
          <li><a href="/lab/status">Status of the lab</a></li>
        </ul>
        <h2>Scenarios</h2>
        <p class="aside">./gantry lab scenario &lt;name&gt;</p>
        <ul class="list">
          ${scenarios.map(
            ({ name, description }) =>
              html`<li>
                <code>${name}</code>
                ${name === current.name ? html`<strong>▶ now</strong>` : ''}
                <span class="aside reason">${description}</span>
              </li>`,
          )}
        </ul>
        <h2>Upstreams</h2>
        <p class="aside">./gantry lab stop &lt;upstream&gt;</p>
        <ul class="list">
          ${Object.entries(options.upstreams.all()).map(
            ([name, state]) =>
              html`<li>
                <code>${name}</code>
                <span>${state === 'up' ? '✓ up' : html`✕ ${state}`}</span>
              </li>`,
          )}
        </ul>
      </main>`,
    });
  };
}
