import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answering, renderCard } from '../__testUtils__/renderCard';
import { responseError } from '../__testUtils__/responseError';
import { fakeSignals } from '../__testUtils__/signals';
import { reading, vitals } from '../__testUtils__/vitals';

describe('when Gantry itself says nothing', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
  ])('conceals with %s whether there is anything', async (status, name) => {
    const error = await responseError(status, name, 'No such entity');
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    getEntityVitals.mockRejectedValue(error);
    signals.send(1);

    expect(
      await screen.findByText(/There is no health to show/),
    ).toBeInTheDocument();
    expect(screen.queryByText('OK')).toBeNull();
  });

  it('says what the server said, and tries again when asked', async () => {
    const getEntityVitals = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(500, 'Error', 'the database is away'),
      )
      .mockResolvedValue(vitals({ readings: [reading('ok')] }));
    renderCard(getEntityVitals);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));

    expect(await screen.findByText('OK')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps what it knows while the server is away, and soon trusts it no more', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick'],
    });
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    getEntityVitals.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(1);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Failed to fetch$/,
    );
    expect(screen.getByText('OK')).toBeInTheDocument();

    act(() => jest.advanceTimersByTime(100_000));

    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(
      screen.getByText('Gantry does not answer. Last known: ok, orders is ok'),
    ).toBeInTheDocument();
    expect(screen.getByText('Last known').parentElement).toHaveTextContent(
      /^Last knownOK/,
    );
  });

  it('trusts an old answer no more while it still waits for the next', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick'],
    });
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    getEntityVitals.mockReturnValue(new Promise(() => {}));
    signals.send(1);
    act(() => jest.advanceTimersByTime(100_000));

    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
