import { Entity } from '@backstage/catalog-model';
import { ObjectiveState } from '@gantry/plugin-vitals-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { inspected, inspection } from '../__testUtils__/inspections';
import { component } from '../__testUtils__/renderCard';
import { fleet, transition } from '../__testUtils__/renderPage';
import { renderTab } from '../__testUtils__/renderTab';
import { entityRef, reading, vitals } from '../__testUtils__/vitals';

// A canvas is all that the tests do without.
jest.mock('../charts/createPlot', () => ({
  createPlot: () => ({ update() {}, destroy() {} }),
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
