import { Entity } from '@backstage/catalog-model';
import { ObjectiveState } from '@gantry/plugin-vitals-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { chart, inspected, inspection } from '../__testUtils__/inspections';
import { component } from '../__testUtils__/renderCard';
import { fleet, transition } from '../__testUtils__/renderPage';
import { renderTab } from '../__testUtils__/renderTab';
import { entityRef, reading, vitals } from '../__testUtils__/vitals';
import { PlotEvents, PlotView } from '../charts';

interface Drawn {
  view: PlotView;
  events: PlotEvents;
  updates: number;
}

const mockDrawn: Drawn[] = [];

// A canvas is all that the tests do without.
jest.mock('../charts/createPlot', () => ({
  createPlot: (_element: unknown, view: PlotView, events: PlotEvents) => {
    const drawn: Drawn = { view, events, updates: 0 };
    mockDrawn.push(drawn);
    return {
      update(next: PlotView) {
        drawn.view = next;
        drawn.updates++;
      },
      destroy() {
        mockDrawn.splice(mockDrawn.indexOf(drawn), 1);
      },
    };
  },
}));

const hour = 3_600_000;

async function section(title: string) {
  return within(await screen.findByRole('region', { name: title }));
}

function promise(more: Partial<ObjectiveState> = {}): ObjectiveState {
  return {
    objective: { indicator: 'availability', percent: 99.9 },
    title: 'availability 99.9 %',
    status: 'critical',
    reason: 'availability 99.9 % burns its error budget too fast',
    budgetLeft: 0.5,
    burn: { '5m': 20, '1h': 16, '6h': 2, '3d': 0.5 },
    goneIn: 22.5 * hour,
    ...more,
  };
}

describe('the error budget', () => {
  it('says what is promised, what is left, how fast it burns and for how long it lasts', async () => {
    const state = reading('critical');
    state.details.objectives = [promise()];
    renderTab({
      entity: component({
        'gantry.dev/slo': 'availability=99.9%,latency-p95=500ms',
      }),
      vitals: vitals({ readings: [state] }),
    });

    const [availability, latency] = (
      await section('Error budget')
    ).getAllByRole('listitem');
    expect(
      within(availability).getByRole('meter', {
        name: 'Error budget left of availability 99.9 %',
      }),
    ).toHaveAttribute('aria-valuenow', '50');
    expect(availability).toHaveTextContent(/Critical.*50.% of its budget left/);
    expect(availability).toHaveTextContent(
      '5 min20.0×30 minno data1 h16.0×6 h2.0×3 d0.5×',
    );
    expect(
      within(availability).getByText('2.0×').parentElement,
    ).toHaveAttribute('data-fast', 'true');
    expect(
      within(availability).getByText('0.5×').parentElement,
    ).toHaveAttribute('data-fast', 'false');
    expect(availability).toHaveTextContent(/Gone in 22.h/);
    expect(latency).toHaveTextContent(
      'Unknownlatency p95 ≤ 500 msCannot be judged: no source of this entity counts it.',
    );
    expect(within(latency).queryByRole('meter')).not.toBeInTheDocument();
  });

  it.each([
    [{ budgetLeft: -0.305, goneIn: undefined }, /budget spent, 31.% over/],
    [{ budgetLeft: 0.004 }, /less than 1.% of its budget left/],
    [
      {
        status: 'unknown' as const,
        budgetLeft: undefined,
        goneIn: undefined,
        burn: {},
        reason: 'cannot be judged: no requests in 3 days',
      },
      /Unknown.*budget left not known.*no requests in 3 days/,
    ],
  ])('does not make little look like more: %j', async (more, text) => {
    const state = reading('ok');
    state.details.objectives = [promise(more)];
    renderTab({ vitals: vitals({ readings: [state] }) });

    expect(
      (await section('Error budget')).getByRole('listitem'),
    ).toHaveTextContent(text);
  });

  it('counts no promise as kept on figures that are too old', async () => {
    const state = reading('ok', [], { stale: true });
    state.details.objectives = [promise({ status: 'ok', goneIn: undefined })];
    renderTab({ vitals: vitals({ readings: [state] }) });

    expect(
      (await section('Error budget')).getByRole('listitem'),
    ).toHaveTextContent(/^Unknownavailability 99.9 %last known: ok/);
  });

  it('takes what only the inspection counts, and tells how to promise something', async () => {
    renderTab({
      inspection: inspection(inspected([], { objectives: [promise()] })),
    });
    expect(
      await (await section('Error budget')).findByText('availability 99.9 %'),
    ).toBeVisible();
  });

  it('tells how to promise something', async () => {
    renderTab();
    expect(
      (await section('Error budget')).getByText(/gantry.dev\/slo/),
    ).toBeVisible();
  });
});

describe('dependencies', () => {
  it('are told worst first, with those that provide an API speaking for it, and without what is hidden', async () => {
    const api: Entity = {
      ...component(),
      kind: 'API',
      metadata: { name: 'stock-api', namespace: 'default' },
      relations: [
        { type: 'apiProvidedBy', targetRef: 'component:default/stock' },
      ],
    };
    const billing = {
      ...component(),
      metadata: { name: 'billing', namespace: 'default' },
    };
    renderTab({
      entity: {
        ...component(),
        relations: [
          { type: 'dependsOn', targetRef: 'component:default/billing' },
          { type: 'dependsOn', targetRef: 'component:default/secret' },
          { type: 'consumesApi', targetRef: 'api:default/stock-api' },
          { type: 'dependencyOf', targetRef: 'component:default/web' },
        ],
      },
      others: [api, billing],
      fleet: fleet({ billing: 'ok', stock: 'critical', web: 'critical' }),
    });

    const lines = await (
      await section('Dependencies')
    ).findAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Criticalstock-api.*stock: stock is critical/),
      expect.stringMatching(/^OKbilling/),
    ]);
  });
});

describe('recent changes', () => {
  it('are those of the entity, with the alarms behind them folded away', async () => {
    const { api } = renderTab({
      transitions: [
        transition('orders', 'critical', 'ok', 3),
        transition('orders', 'ok', 'critical', 20),
      ],
      inspection: inspection(
        inspected([], {
          transitions: [
            {
              alarm: 'orders-p95',
              to: 'firing',
              at: new Date().toISOString(),
              summary: 'from OK to ALARM',
            },
          ],
        }),
      ),
    });

    const changes = await section('Recent changes');
    expect(
      (await changes.findAllByRole('listitem')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual([
      expect.stringMatching(/^OKorders is okwas critical.*3.min ago$/),
      expect.stringMatching(/^Criticalorders is criticalwas ok.*20.min ago$/i),
    ]);
    expect(api.getTransitions).toHaveBeenCalledWith(
      expect.objectContaining({ entity: entityRef }),
    );
    await userEvent.click(
      await changes.findByText(/1 change of alarms in the window/),
    );
    expect(changes.getByText('from OK to ALARM')).toBeVisible();
  });
});

describe('the window of the charts', () => {
  const answer = inspection(inspected([chart('Latency', [1, 2])]));
  const windowOf = (call: any[]) =>
    Date.parse(call[2].to) - Date.parse(call[2].from);

  it('is three hours up to now unless the address says otherwise', async () => {
    const { api } = renderTab({ inspection: answer });
    await screen.findByRole('img');
    expect(windowOf(api.getInspection.mock.lastCall!)).toBe(3 * hour);
    expect(screen.getByRole('radio', { name: /3.h/ })).toBeChecked();

    await userEvent.click(screen.getByRole('radio', { name: /12.h/ }));

    await waitFor(() =>
      expect(windowOf(api.getInspection.mock.lastCall!)).toBe(12 * hour),
    );
    expect(screen.getByTestId('search')).toHaveTextContent('?range=12h');
    expect(screen.getByRole('img')).toBeInTheDocument();
  });

  it('is the span that is drawn with the pointer, and goes back', async () => {
    const { api } = renderTab({ inspection: answer, path: '/?range=12h' });
    await waitFor(() => expect(mockDrawn).toHaveLength(1));
    const to = Math.floor(Date.now() / 60_000) * 60_000 - hour;

    mockDrawn[0].events.onZoom(to - hour, to);

    await waitFor(() =>
      expect(api.getInspection.mock.lastCall![2]).toMatchObject({
        from: new Date(to - hour).toISOString(),
        to: new Date(to).toISOString(),
      }),
    );
    expect(screen.getByTestId('search')).toHaveTextContent(/from=.*to=/);

    await userEvent.click(screen.getByRole('button', { name: 'Reset zoom' }));
    expect(screen.getByTestId('search')).toHaveTextContent(/^\?range=12h$/);
  });

  it('moves and zooms without a pointer', async () => {
    const { api } = renderTab({ inspection: answer });
    await screen.findByRole('img');

    await userEvent.click(screen.getByRole('button', { name: 'Earlier' }));
    await userEvent.click(screen.getByRole('button', { name: 'Zoom in' }));

    await waitFor(() =>
      expect(windowOf(api.getInspection.mock.lastCall!)).toBeLessThanOrEqual(
        1.5 * hour + 60_000,
      ),
    );
    const { to } = api.getInspection.mock.lastCall![2];
    expect(Date.now() - Date.parse(to)).toBeGreaterThan(hour);
  });

  it('goes on to now on a signal, in the plot that is there', async () => {
    const { api, signals } = renderTab({ inspection: answer });
    await waitFor(() => expect(mockDrawn).toHaveLength(1));
    const [plot] = mockDrawn;
    api.getInspection.mockResolvedValue(
      inspection(inspected([chart('Latency', [1, 2, 3])])),
    );

    signals.send(7);

    await waitFor(() => expect(plot.view.data[1]).toEqual([1, 2, 3]));
    expect(mockDrawn).toEqual([plot]);
  });

  it('reads the values at the crosshair, and the latest without it', async () => {
    renderTab({ inspection: answer });
    await waitFor(() => expect(mockDrawn).toHaveLength(1));
    const legend = screen.getByRole('list', { name: 'Legend' });
    expect(legend).toHaveTextContent(/p952.ms/);

    const { onHover } = mockDrawn[0].events;
    onHover({ at: Date.now(), values: [1] });
    await waitFor(() => expect(legend).toHaveTextContent(/p951.ms/));
    onHover({ at: Date.now(), values: [undefined] });
    await waitFor(() => expect(legend).toHaveTextContent('p95no data'));
    onHover(undefined);
    await waitFor(() => expect(legend).toHaveTextContent(/p952.ms/));
  });

  it('shows the figures to all who want them', async () => {
    renderTab({ inspection: answer });
    await screen.findByRole('img');
    expect(screen.queryByRole('table')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Figures' }));

    const table = screen.getByRole('table', { name: 'Latency' });
    expect(
      within(table)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['2\u00a0ms', '1\u00a0ms', '2\u00a0ms']);
  });
});
