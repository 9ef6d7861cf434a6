import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { chart, inspected, inspection } from '../__testUtils__/inspections';
import { component } from '../__testUtils__/renderCard';
import { renderTab } from '../__testUtils__/renderTab';
import { responseError } from '../__testUtils__/responseError';
import { ago, alarm, failure, reading, vitals } from '../__testUtils__/vitals';

// A canvas is all that the tests do without.
jest.mock('../charts/createPlot', () => ({
  createPlot: () => ({ update() {}, destroy() {} }),
}));

function section(title: string) {
  return within(screen.getByRole('region', { name: title }));
}

describe('the states of the Health tab', () => {
  it('holds the place of what is loading', async () => {
    renderTab({ vitals: 'silence', inspection: 'silence' });

    expect(
      (await screen.findAllByRole('status', { name: 'Loading' })).length,
    ).toBeGreaterThanOrEqual(2);
  });

  it('says first what fires: how bad, since when, why, and where to act', async () => {
    renderTab({
      vitals: vitals({
        readings: [
          reading('critical', [
            alarm('p95', 'firing', {
              link: 'https://console.example/p95',
              runbook: 'https://runbooks.example/p95',
            }),
            alarm('queue', 'firing', { severity: 'warning', isDefault: true }),
            alarm('disk', 'firing', { severity: 'warning', isMuted: true }),
            alarm('cpu', 'quiet'),
          ]),
        ],
      }),
    });

    expect(await screen.findByText('Firing (3)')).toBeVisible();
    const [first, second, third] = section('Now').getAllByRole('listitem');
    expect(first).toHaveTextContent(/Firing.*p95.*for 14 min.*p95 explained/);
    expect(within(first).getByRole('link', { name: /^p95/ })).toHaveAttribute(
      'href',
      'https://console.example/p95',
    );
    expect(
      within(first).getByRole('link', { name: /Runbook/ }),
    ).toHaveAttribute('href', 'https://runbooks.example/p95');
    expect(first).not.toHaveTextContent(/default threshold|muted/);
    expect(second).toHaveTextContent('default threshold');
    expect(third).toHaveTextContent(/Firing.*disk.*muted/);
    expect(
      within(second).getByText('Firing').closest('[data-status]'),
    ).toHaveAttribute('data-status', 'warning');
    // Folded away, at the end.
    expect(screen.getByText('cpu')).not.toBeVisible();
    expect(
      screen
        .getByText('Recent changes')
        .compareDocumentPosition(screen.getByText('1 quiet alarm')),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('shows charts with their figures, lines and what they measure', async () => {
    renderTab({
      inspection: inspection(
        inspected([
          chart('Latency', [90, 410, 180], {
            subject: 'load balancer shop-alb',
            lines: [
              { kind: 'threshold', label: 'orders-p95', value: 500 },
              { kind: 'default-threshold', label: 'Latency', value: 9_000 },
              { kind: 'objective', label: 'latency p95 ≤ 300 ms', value: 300 },
            ],
          }),
          chart('Requests', [412], { signal: 'traffic', unit: 'Count/Second' }),
        ]),
      ),
    });

    const picture = await screen.findByRole('img', {
      name: 'Latency, load balancer shop-alb: line chart',
    });
    expect(picture).toHaveAccessibleDescription(
      /p95: latest 180.ms, 90.ms to 410.ms\. orders-p95: 500.ms/,
    );
    const charts = screen.getAllByRole('figure');
    expect(charts.map(each => each.querySelector('h4')!.textContent)).toEqual([
      'Requests',
      'Latency load balancer shop-alb',
    ]);
    const legend = within(charts[1]).getByRole('list', { name: 'Legend' });
    expect(legend).toHaveTextContent(/p95180.ms/);
    expect(legend).toHaveTextContent(/orders-p95500.ms/);
    expect(legend).toHaveTextContent(
      /Latency \(default threshold\) \(above the chart\)9.s/,
    );
    expect(legend).toHaveTextContent('objective latency p95 ≤ 300 ms');
  });

  it('shades what an alarm watches, or all of its source where that is not known', async () => {
    const from = ago(3_600);
    renderTab({
      inspection: inspection(
        inspected([chart('Latency', [90]), chart('Errors', [1])], {
          firing: [
            { alarm: 'orders-all', from },
            { alarm: 'orders-p95', from, charts: ['Latency'] },
          ],
        }),
        {
          ...inspected([chart('Latency', [90])]),
          source: 'prometheus/elsewhere',
        },
      ),
    });

    const pictures = await screen.findAllByRole('img', { name: /line chart/ });
    const shaded = pictures.map(picture => {
      const id = picture.getAttribute('aria-describedby')!;
      const [, count] =
        /alarms fired in (\d+) /.exec(
          document.getElementById(id)!.textContent!,
        ) ?? [];
      return `${picture.getAttribute('aria-label')}: ${count ?? 'none'}`;
    });
    expect(shaded).toEqual([
      'Latency: line chart: 2',
      'Errors: line chart: 1',
      'Latency: line chart: none',
    ]);
    expect(screen.getByText(/^Shaded: 2 periods/)).toBeInTheDocument();
  });

  it('tells shades of default thresholds from those of alarms', async () => {
    const from = ago(3_600);
    renderTab({
      inspection: inspection(
        inspected([chart('Errors', [90])], {
          firing: [
            { alarm: 'Errors of function orders', from, isDefault: true },
            { alarm: 'orders-p95', from },
          ],
        }),
      ),
    });

    expect(await screen.findByRole('img')).toHaveAccessibleDescription(
      /alarms fired or default thresholds were crossed in 2 periods/,
    );
    await userEvent.click(
      screen.getByText(/an alarm fired or a default threshold was crossed$/),
    );
    const [byDefault, byAlarm] = within(
      screen.getByRole('list', { name: 'Alarm periods' }),
    ).getAllByRole('listitem');
    expect(byDefault).toHaveTextContent(
      /Errors of function orders crossed its default threshold \d/,
    );
    expect(byAlarm).toHaveTextContent(/orders-p95 \d/);
  });

  it('says what is not drawn, which is no failure', async () => {
    renderTab({
      inspection: inspection(
        inspected([chart('Errors', [90])], {
          omitted: ['3 more resources have no charts.'],
        }),
      ),
    });

    expect(
      await screen.findByText(
        'CloudWatch prod us-east-1: 3 more resources have no charts.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/limits how often/)).not.toBeInTheDocument();
  });

  it('says no data where there is none, not zero', async () => {
    renderTab({
      inspection: inspection(
        inspected([
          chart('Latency', []),
          chart('Errors', [], {
            series: [
              { name: '5xx', points: [] },
              { name: '4xx', points: [[Date.now() - 3_600_000, 7]] },
            ],
            unit: 'Count',
          }),
        ]),
      ),
    });

    const [latency, errors] = await screen.findAllByRole('figure');
    expect(latency).toHaveTextContent('No data in this window');
    expect(within(latency).queryByRole('img')).not.toBeInTheDocument();
    expect(within(errors).getByRole('list')).toHaveTextContent(
      /5xxno data4xxno data since \d\d:\d\d/,
    );
    expect(errors).not.toHaveTextContent(/\b0\b/);
  });

  it('tells what to paste where nothing is asked, and where nothing is measured', async () => {
    renderTab({ vitals: vitals() });
    expect(await screen.findByText('No health source yet')).toBeVisible();
    expect(screen.queryByText('Golden signals')).not.toBeInTheDocument();
  });

  it('tells what to paste where nothing is measured', async () => {
    renderTab({ inspection: inspection(inspected([])) });

    expect(
      await screen.findByText(/Nothing of this entity is measured/),
    ).toBeVisible();
    expect(screen.getByText(/gantry.dev\/aws-resources/)).toBeVisible();
  });

  it('leaves the charts of one source standing when another fails, and says what is missing', async () => {
    const west = 'cloudwatch/prod/us-west-2';
    renderTab({
      inspection: inspection(
        inspected([chart('Latency', [1])], {
          missing: [
            {
              kind: 'denied',
              message: 'No cloudwatch:GetMetricData',
              fix: '"Action": "cloudwatch:GetMetricData"',
            },
          ],
        }),
        {
          source: west,
          failure: failure({
            source: west,
            kind: 'timeout',
            message: 'No answer within 20 s',
          }),
        },
      ),
    });

    expect(await screen.findByRole('img')).toBeInTheDocument();
    const signals = section('Golden signals');
    expect(
      signals.getByText('CloudWatch refuses to answer: a right is missing'),
    ).toBeVisible();
    expect(
      signals.getByText('"Action": "cloudwatch:GetMetricData"'),
    ).toBeVisible();
    expect(
      signals.getByText('CloudWatch did not answer in time').parentElement,
    ).toHaveTextContent('CloudWatch prod us-west-2');
  });

  it('does not say twice what the verdict says already', async () => {
    const down = failure({ fix: 'aws sts get-caller-identity' });
    renderTab({
      entity: component({ 'gantry.dev/slo': 'availability=99.9%' }),
      vitals: vitals({
        readings: [reading('ok', [], { stale: true, observedAt: ago(600) })],
        failures: [down],
      }),
      inspection: inspection({ source: down.source, failure: down }),
    });

    expect(await screen.findByText(/No charts of CloudWatch/)).toBeVisible();
    expect(screen.getAllByText('aws sts get-caller-identity')).toHaveLength(1);
    expect(section('Now').getByText('Last known')).toBeVisible();
    expect(section('Error budget').getByRole('listitem')).toHaveTextContent(
      'Cannot be judged now: a source that may count it does not answer.',
    );
  });

  it('says when the charts could not be loaded, and leaves the verdict', async () => {
    renderTab({ inspection: new Error('charts are down') });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /could not load this\. charts are down/,
    );
    expect(section('Now').getByText('OK')).toBeVisible();
  });

  it('says when Gantry does not answer at all', async () => {
    renderTab({
      vitals: new Error('vitals are down'),
      inspection: new Error('charts are down'),
      transitions: new Error('changes are down'),
    });

    for (const message of ['vitals', 'charts', 'changes']) {
      expect(await screen.findByText(`${message} are down`)).toBeVisible();
    }
    expect(screen.queryByText('No health source yet')).not.toBeInTheDocument();
  });

  it('names the right that is missing', async () => {
    renderTab({
      vitals: vitals({ denied: ['health'] }),
      inspection: await responseError(403, 'NotAllowedError', 'no'),
    });

    expect(await screen.findByText('vitals.health.read')).toBeVisible();
    expect(screen.queryByText('No health source yet')).not.toBeInTheDocument();
  });

  it('tells nothing of an entity that may not be seen', async () => {
    const hidden = await responseError(404, 'NotFoundError', 'no');
    renderTab({ vitals: hidden, inspection: hidden, transitions: hidden });

    expect(await screen.findByText(/There is no health to show/)).toBeVisible();
    for (const title of ['Golden signals', 'Error budget', 'Dependencies']) {
      expect(screen.queryByText(title)).not.toBeInTheDocument();
    }
  });
});
