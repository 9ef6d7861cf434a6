import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answering, renderCard } from '../__testUtils__/renderCard';
import {
  ago,
  alarm,
  failure,
  reading,
  source,
  vitals,
} from '../__testUtils__/vitals';
import { healthCard, healthTab } from '../extensions';

afterEach(() => jest.restoreAllMocks());

describe('the states of the card', () => {
  it('holds its place while loading', async () => {
    renderCard(jest.fn().mockReturnValue(new Promise(() => {})));

    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
  });

  it('is calm when all is well', async () => {
    const alarms = [alarm('cpu', 'quiet'), alarm('memory', 'quiet')];
    renderCard(answering(vitals({ readings: [reading('ok', alarms)] })));

    expect(await screen.findByText('OK')).toBeInTheDocument();
    expect(screen.getByText('orders is ok')).toBeInTheDocument();
    expect(screen.getByText('2 min ago').closest('time')).toHaveAttribute(
      'datetime',
    );
    expect(screen.getByText('2 quiet alarms')).toBeInTheDocument();
    expect(screen.getByText('cpu')).not.toBeVisible();
  });

  it.each([
    ['critical', 'Critical'],
    ['warning', 'Warning'],
  ] as const)('says when it is %s which alarm fires', async (status, word) => {
    const alarms = [
      alarm('p95', 'firing', { link: 'https://console.example/p95' }),
      alarm('storage', 'no-data'),
    ];
    renderCard(answering(vitals({ readings: [reading(status, alarms)] })));

    const head = (await screen.findByText(word)).parentElement!.parentElement!;
    expect(head).toHaveTextContent('for 14 min');
    expect(
      screen.getByRole('link', { name: 'Open in CloudWatch' }),
    ).toHaveAttribute('href', 'https://console.example/alarms');
    expect(screen.getByRole('link', { name: /^p95/ })).toHaveAttribute(
      'href',
      'https://console.example/p95',
    );
    expect(screen.getByText('p95 explained')).toBeInTheDocument();
    expect(screen.getByText('Firing (1)')).toBeInTheDocument();
    expect(screen.getByText('Without data (1)')).toBeInTheDocument();
  });

  it('shows how the golden signals and the promises stand', async () => {
    const state = reading('ok', [alarm('cpu', 'firing', { isDefault: true })]);
    state.details.signals = [
      { signal: 'latency', name: 'p95', value: 0.18, unit: 'Seconds' },
      { signal: 'errors', name: 'Errors', value: 0.2, unit: 'Percent' },
      { signal: 'traffic', name: 'Requests', value: 412, unit: 'Count/Second' },
      { signal: 'saturation', name: 'CPU', value: 61, unit: 'Percent' },
    ];
    state.details.objectives = [
      {
        objective: { indicator: 'availability', percent: 99.9 },
        title: 'availability 99.9 %',
        status: 'warning',
        reason: 'burns',
        budgetLeft: 0.755,
        burn: {},
      },
    ];
    renderCard(answering(vitals({ readings: [state] })));

    const signals = await screen.findByRole('list', { name: 'Golden signals' });
    expect(
      within(signals)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' ')),
    ).toEqual(['412 req/s', '0.2 % errors', 'p95 180 ms', 'CPU 61 %']);
    const budget = screen.getByRole('list', { name: 'Error budgets' });
    expect(budget).toHaveTextContent(
      /^availability 99.9 %75.% of its budget left$/,
    );
    expect(budget.querySelector('[data-status]')).toHaveAttribute(
      'data-status',
      'warning',
    );
    expect(screen.getByText('default threshold')).toBeInTheDocument();
  });

  it('says who measured what, where several sources have', async () => {
    const readings = [
      reading('ok', [], { source: 'cloudwatch/prod' }),
      reading('ok', [], { source: 'prometheus/shop' }),
    ];
    readings.forEach(({ details }, index) => {
      details.signals = [
        { signal: 'errors', name: 'Errors', value: index, unit: 'Percent' },
      ];
    });
    renderCard(answering(vitals({ readings })));

    const by = (who: string) =>
      screen.findByRole('list', { name: `Golden signals by ${who}` });
    expect(await by('CloudWatch prod')).toHaveTextContent(/^0.% errors$/);
    expect(await by('Prometheus shop')).toHaveTextContent(/^1.% errors$/);
  });

  it('shows a promise once, as the source sees it that takes the darkest view', async () => {
    const promise = (budgetLeft: number, status: 'ok' | 'warning' = 'ok') => ({
      objective: { indicator: 'availability' as const, percent: 99.9 },
      title: 'availability 99.9 %',
      reason: '',
      burn: {},
      budgetLeft,
      status,
    });
    const readings = [
      reading('ok', [], { source: 'fake/a' }),
      reading('ok', [], { source: 'fake/b' }),
      reading('ok', [], { source: 'fake/c', stale: true }),
    ];
    readings[0].details.objectives = [promise(0.5)];
    readings[1].details.objectives = [promise(0.75, 'warning')];
    readings[2].details.objectives = [promise(-1, 'warning')];
    renderCard(answering(vitals({ readings })));

    expect(
      await screen.findByRole('list', { name: 'Error budgets' }),
    ).toHaveTextContent(/^availability 99.9 %75.% of its budget left$/);
  });

  it('shows no figure of now that is old', async () => {
    const state = reading('ok', [], { stale: true });
    state.details.signals = [
      { signal: 'traffic', name: 'Requests', value: 412, unit: 'Count/Second' },
    ];
    renderCard(answering(vitals({ readings: [state] })));

    expect(await screen.findByText('Last known')).toBeInTheDocument();
    expect(screen.queryByText(/412/)).not.toBeInTheDocument();
  });

  it('leads to the Health tab where there is one', async () => {
    renderCard(answering(vitals({ readings: [reading('ok')] })), {
      cards: [healthCard, healthTab],
    });

    expect(
      await screen.findByRole('link', { name: 'See health' }),
    ).toHaveAttribute('href', '/health');
  });

  it('counts the alarms that are not listed', async () => {
    const listed = reading('critical', [alarm('p95', 'firing')]);
    listed.details.counts.firing = 31;
    renderCard(answering(vitals({ readings: [listed] })));

    expect(await screen.findByText('Firing (31)')).toBeInTheDocument();
    expect(screen.getByText('and 30 more')).toBeInTheDocument();
  });

  it('shows what was last known of a source that fails', async () => {
    const stale = reading('ok', [alarm('cpu', 'quiet')], {
      observedAt: ago(600),
      stale: true,
    });
    renderCard(
      answering(
        vitals({
          readings: [stale],
          failures: [failure({ fix: 'aws sts get-caller-identity' })],
          verdicts: {
            health: {
              status: 'unknown',
              reason: 'connect ECONNREFUSED Last known: ok, orders is ok',
              observedAt: stale.observedAt,
              source,
            },
          },
        }),
      ),
    );

    expect(await screen.findByText('Unknown')).toBeInTheDocument();
    const lastKnown = screen.getByText('Last known').parentElement!;
    expect(lastKnown).toHaveTextContent('Last knownOKseen 10 min ago');
    const notice = screen.getByText(
      'CloudWatch cannot be reached',
    ).parentElement!;
    expect(notice).toHaveTextContent('CloudWatch prod us-east-1for 3 min');
    expect(notice).toHaveTextContent('aws sts get-caller-identity');
  });

  it('counts no reading as true that is stale, also beside one that is worse', async () => {
    const other = 'cloudwatch/prod/us-west-2';
    renderCard(
      answering(
        vitals({
          readings: [
            reading('critical', [alarm('p95', 'firing')]),
            reading('ok', [alarm('cpu', 'quiet')], {
              source: other,
              observedAt: ago(600),
              stale: true,
            }),
          ],
        }),
      ),
    );

    const title = await screen.findByText('CloudWatch prod us-west-2');
    expect(title.parentElement).toHaveTextContent(
      'CloudWatch prod us-west-2Last knownOKseen 10 min ago',
    );
    expect(screen.getAllByText('Last known')).toHaveLength(1);
  });

  it('shows the whole message of an annotation that cannot be read', async () => {
    const message =
      "The annotation gantry.dev/cloudwatch-alarms: '*' is malformed; write orders-*";
    const malformed = failure({
      kind: 'malformed',
      source: 'cloudwatch',
      message,
    });
    const verdict = {
      status: 'unknown',
      reason: message,
      observedAt: malformed.since,
      source: 'cloudwatch',
    } as const;
    renderCard(
      answering(
        vitals({ failures: [malformed], verdicts: { health: verdict } }),
      ),
    );

    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(
      screen.getByText('An annotation for CloudWatch cannot be read'),
    ).toBeInTheDocument();
  });

  it('says when the first survey is still to come', async () => {
    renderCard(answering(vitals({ pending: [{ vital: 'health', source }] })));

    expect(await screen.findByText('Pending')).toBeInTheDocument();
    expect(
      screen.getByText('The first answer comes at the next survey.'),
    ).toBeInTheDocument();
  });

  it('names the right that is missing', async () => {
    renderCard(answering(vitals({ denied: ['health'] })));

    expect(await screen.findByText('vitals.health.read')).toBeVisible();
    expect(screen.queryByText('No health source yet')).not.toBeInTheDocument();
  });

  it('tells how to get a health source, and copies it', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    renderCard(answering(vitals()));

    expect(await screen.findByText('No health source yet')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Copy the annotation' }),
    );

    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(copy).toHaveBeenCalledWith(
      'metadata:\n  annotations:\n    gantry.dev/cloudwatch-alarms: orders-*',
    );

    await user.click(
      screen.getByRole('button', {
        name: 'Copy the annotation for Prometheus',
      }),
    );

    expect(copy).toHaveBeenLastCalledWith(
      'metadata:\n  annotations:\n    prometheus.io/labels: service=orders',
    );
  });
});
