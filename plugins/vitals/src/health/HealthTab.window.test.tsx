import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { chart, inspected, inspection } from '../__testUtils__/inspections';
import { renderTab } from '../__testUtils__/renderTab';
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
