import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  acknowledged,
  incident,
  incidentEntity,
  onCallAnswer,
} from '../__testUtils__/onCall';
import { PageOptions, renderPage } from '../__testUtils__/renderPage';
import { responseError } from '../__testUtils__/responseError';
import { onCallPage } from '../extensions';

const orders = incident([
  incidentEntity('orders', 'critical'),
  incidentEntity('carts', 'warning'),
]);
const taken = { ...orders, acknowledgement: acknowledged('ada', 'on it') };

function renderOnCall(options: PageOptions = {}) {
  return renderPage(onCallPage, {
    path: '/on-call',
    onCall: onCallAnswer([orders]),
    ...options,
  });
}

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Acknowledge orders' }),
  );
  return within(await screen.findByRole('dialog'));
}

describe('acknowledging', () => {
  it('says who sees to it, with a note, once the server has said so', async () => {
    const { vitalsApi } = renderOnCall();
    let answer: (value: unknown) => void = () => {};
    vitalsApi.acknowledge.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const dialog = await openDialog();
    const note = dialog.getByRole('textbox', { name: /Note/ });
    expect(note).toHaveFocus();

    await userEvent.type(note, '  on it ');
    expect(dialog.getByText('8 of 500 characters')).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Acknowledge' }));
    await userEvent.type(note, '{Control>}{Enter}{/Control}');

    expect(vitalsApi.acknowledge.mock.calls).toEqual([
      [{ entityRef: 'component:default/orders' }, 'on it'],
    ]);
    expect(screen.queryByText(/Acknowledged by/)).toBeNull();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([taken]));
    await act(async () => answer(taken.acknowledgement));

    expect(await screen.findByText(/Acknowledged by/)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('article')).toHaveFocus();
  });

  it('takes no more than the note may hold', async () => {
    const { vitalsApi } = renderOnCall();
    const dialog = await openDialog();

    await userEvent.click(dialog.getByRole('textbox'));
    await userEvent.paste('x'.repeat(600));
    await userEvent.click(dialog.getByRole('button', { name: 'Acknowledge' }));

    expect(vitalsApi.acknowledge.mock.calls[0][1]).toHaveLength(500);
  });

  it('tells who was first, and shows it in the list', async () => {
    const { vitalsApi } = renderOnCall();
    const dialog = await openDialog();
    vitalsApi.acknowledge.mockRejectedValue(
      await responseError(409, 'ConflictError', 'ada acknowledged it at 03:12'),
    );
    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([taken]));

    await userEvent.click(dialog.getByRole('button', { name: 'Acknowledge' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Somebody was first. ada acknowledged it at 03:12',
    );
    expect(await dialog.findByRole('status')).toHaveTextContent(
      /ada has acknowledged it/,
    );
    expect(dialog.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
    const [, close] = dialog.getAllByRole('button', { name: 'Close' });
    await userEvent.click(close);
    expect(await screen.findByText(/Acknowledged by/)).toBeInTheDocument();
  });

  it.each([
    [
      403,
      'NotAllowedError',
      'You may not do this. It takes the permission vitals.on-call.acknowledge',
    ],
    [404, 'NotFoundError', 'This is over, or no longer what it was'],
    [502, 'Error', 'Gantry did not answer; the list will tell'],
    [504, 'Error', 'Gantry did not answer; the list will tell'],
    [500, 'Error', 'Gantry could not do this; nothing has changed. explained'],
  ])('says what a %s means', async (status, name, expected) => {
    const { vitalsApi } = renderOnCall();
    const dialog = await openDialog();
    vitalsApi.acknowledge.mockRejectedValue(
      await responseError(status, name, 'explained'),
    );

    await userEvent.click(dialog.getByRole('button', { name: 'Acknowledge' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent(expected);
    await waitFor(() => expect(vitalsApi.getOnCall).toHaveBeenCalledTimes(2));
  });

  it('does not say that nothing has changed when the answer is lost', async () => {
    const { vitalsApi } = renderOnCall();
    const dialog = await openDialog();
    vitalsApi.acknowledge.mockRejectedValue(new TypeError('Failed to fetch'));
    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([taken]));

    await userEvent.click(dialog.getByRole('button', { name: 'Acknowledge' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Gantry did not answer; the list will tell whether it was done.',
    );
    expect(await dialog.findByRole('status')).toHaveTextContent(
      /ada has acknowledged it/,
    );
  });

  it('leaves the dialog of another incident open', async () => {
    const { vitalsApi } = renderOnCall({
      onCall: onCallAnswer([
        orders,
        incident([incidentEntity('mails', 'warning')]),
      ]),
    });
    let answer: (value: unknown) => void = () => {};
    vitalsApi.acknowledge.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const first = await openDialog();
    await userEvent.click(first.getByRole('button', { name: 'Acknowledge' }));
    await userEvent.click(first.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Acknowledge mails' }),
    );

    await act(async () => answer(taken.acknowledgement));

    expect(
      screen.getByRole('heading', { name: 'Acknowledge mails' }),
    ).toBeInTheDocument();
  });

  it('offers nothing more once it is over', async () => {
    const { signals, vitalsApi } = renderOnCall();
    const dialog = await openDialog();

    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([]));
    signals.send(2);

    expect(await dialog.findByRole('status')).toHaveTextContent(/^It is over/);
    expect(dialog.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
    await userEvent.type(
      dialog.getByRole('textbox'),
      '{Control>}{Enter}{/Control}',
    );
    expect(vitalsApi.acknowledge).not.toHaveBeenCalled();
  });

  it('does not withdraw what somebody else gave meanwhile until one means that', async () => {
    const { signals, vitalsApi } = renderOnCall({
      onCall: onCallAnswer([taken]),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Withdraw for orders' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Withdraw' })).toBeVisible();

    vitalsApi.getOnCall.mockResolvedValue(
      onCallAnswer([
        {
          ...orders,
          acknowledgement: {
            ...acknowledged('grace'),
            at: new Date().toISOString(),
          },
        },
      ]),
    );
    signals.send(2);

    expect(await dialog.findByRole('status')).toHaveTextContent(
      /^grace has acknowledged it since/,
    );
    expect(dialog.queryByRole('button', { name: 'Withdraw' })).toBeNull();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Withdraw this one too' }),
    );
    expect(vitalsApi.withdrawAcknowledgement).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect(vitalsApi.withdrawAcknowledgement).toHaveBeenCalledTimes(1);
  });

  it('offers nothing to those who may not', async () => {
    renderOnCall({
      onCall: onCallAnswer(
        [orders, incident([incidentEntity('mails', 'warning')])].map(
          (each, index) =>
            index > 0
              ? { ...each, acknowledgement: acknowledged('ada') }
              : each,
        ),
        { mayAcknowledge: false },
      ),
    });

    expect(await screen.findByText(/Acknowledged by/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Acknowledge/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Withdraw/ })).toBeNull();
  });

  it('takes it back only when one means it', async () => {
    const { vitalsApi } = renderOnCall({ onCall: onCallAnswer([taken]) });
    const withdraw = await screen.findByRole('button', {
      name: 'Withdraw for orders',
    });
    await userEvent.click(withdraw);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Keep it' }),
    );
    expect(vitalsApi.withdrawAcknowledgement).not.toHaveBeenCalled();

    await userEvent.click(withdraw);
    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([orders]));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Withdraw',
      }),
    );

    await waitFor(() =>
      expect(screen.queryByText(/Acknowledged by/)).toBeNull(),
    );
    expect(vitalsApi.withdrawAcknowledgement.mock.calls).toEqual([
      [{ entityRef: 'component:default/orders' }],
    ]);
    expect(screen.getByRole('article')).toHaveFocus();
  });
});
