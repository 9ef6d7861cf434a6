import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Handover, HandoverEntry } from '@gantry/plugin-vitals-common';
import { acknowledged } from '../__testUtils__/onCall';
import { PageOptions, renderPage } from '../__testUtils__/renderPage';
import { onCallPage } from '../extensions';

const hour = 3_600_000;

function entry(name: string, more: Partial<HandoverEntry>): HandoverEntry {
  return {
    entityRef: `component:default/${name}`,
    facts: { tier: '1' },
    vital: 'health',
    status: 'critical',
    reason: `${name} failed`,
    changes: 1,
    acknowledgements: [],
    ...more,
  };
}

const handover: Handover = {
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-01T08:00:00Z',
  items: [
    entry('orders', { from: '2026-01-01T07:00:00Z' }),
    entry('carts', {
      from: '2026-01-01T03:00:00Z',
      until: '2026-01-01T04:00:00Z',
      changes: 6,
      acknowledgements: [acknowledged('ada', 'restarted it')],
    }),
  ],
};

function renderHandover(options: PageOptions = {}) {
  return renderPage(onCallPage, {
    path: '/on-call?handover=8',
    handover,
    ...options,
  });
}

const dialog = async () => within(await screen.findByRole('dialog'));

describe('the handover', () => {
  it('tells of the last shift what is still open and what has recovered', async () => {
    const { vitalsApi } = renderPage(onCallPage, {
      path: '/on-call',
      handover,
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Handover' }),
    );

    const told = await dialog();
    expect(
      await told.findByText(/1 still open, 1 recovered/),
    ).toBeInTheDocument();
    expect(told.getByRole('list', { name: 'Still open' }).textContent).toMatch(
      /^Criticalorders.*Tier 1.*orders failed$/,
    );
    const recovered = told.getByRole('list', { name: 'Recovered' }).textContent;
    expect(recovered).toMatch(/carts.*6 changes.*carts failed.*ada/);
    expect(recovered).toMatch(/restarted it$/);
    const [{ from, to }] = vitalsApi.getHandover.mock.calls[0];
    expect(Date.parse(to) - Date.parse(from)).toBe(8 * hour);
  });

  it('asks for the shift that is chosen', async () => {
    const { vitalsApi } = renderHandover({ path: '/on-call?handover=24' });
    const told = await dialog();
    expect(await told.findByRole('radio', { name: 'Last 24 h' })).toBeChecked();
    const [first] = vitalsApi.getHandover.mock.calls[0];
    expect(Date.parse(first.to) - Date.parse(first.from)).toBe(24 * hour);

    await userEvent.click(told.getByRole('radio', { name: 'From – to' }));
    fireEvent.change(await told.findByLabelText('From'), {
      target: { value: '2026-01-01T00:00' },
    });
    fireEvent.change(told.getByLabelText('To'), {
      target: { value: '2026-01-01T06:30' },
    });

    await waitFor(() =>
      expect(vitalsApi.getHandover).toHaveBeenLastCalledWith({
        from: new Date('2026-01-01T00:00').toISOString(),
        to: new Date('2026-01-01T06:30').toISOString(),
        signal: expect.anything(),
      }),
    );
  });

  it.each([
    ['2026-01-02T00:00:00Z/2026-01-01T00:00:00Z', 'ends after it has begun'],
    ['2026-01-01T00:00:00Z/2026-01-09T00:00:00Z', 'seven days at most'],
    ['2026-01-01T00:00:00Z/', 'a beginning and an end'],
  ])('asks nothing for %s, and says why', async (span, expected) => {
    const { vitalsApi } = renderHandover({
      path: `/on-call?handover=${encodeURIComponent(span)}`,
    });

    expect(await (await dialog()).findByRole('alert')).toHaveTextContent(
      expected,
    );
    expect(vitalsApi.getHandover).not.toHaveBeenCalled();
  });

  it('is copied as Markdown, with links for elsewhere', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderHandover();
    const told = await dialog();

    await user.click(
      await told.findByRole('button', { name: 'Copy as Markdown' }),
    );

    expect(await told.findByText('Copied')).toBeInTheDocument();
    const [[copied]] = write.mock.calls;
    expect(copied).toMatch(/^# Handover: /);
    expect(copied).toContain(
      '(http://localhost/catalog/default/component/orders)',
    );
    expect(copied).toContain('restarted it');
  });

  it('gives the text to copy by hand where the browser has no clipboard', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('not allowed'));
    renderHandover();
    const told = await dialog();

    await user.click(
      await told.findByRole('button', { name: 'Copy as Markdown' }),
    );

    const field: HTMLTextAreaElement = await told.findByRole('textbox', {
      name: /press Ctrl\+C/,
    });
    expect(field.value).toMatch(/^# Handover: /);
    expect(field.selectionEnd).toBe(field.value.length);
  });

  it('says why it cannot be told, and tries again', async () => {
    const { vitalsApi } = renderHandover({
      handover: new Error('the database is away'),
    });
    const told = await dialog();
    expect(await told.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );

    vitalsApi.getHandover.mockResolvedValue({ ...handover, items: [] });
    await userEvent.click(told.getByRole('button', { name: 'Retry' }));

    expect(await told.findByText(/nothing fired/)).toBeInTheDocument();
  });
});
