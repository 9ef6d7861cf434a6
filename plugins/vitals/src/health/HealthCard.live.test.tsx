import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { act, screen, waitFor } from '@testing-library/react';
import { answering, renderCard } from '../__testUtils__/renderCard';
import { fakeSignals } from '../__testUtils__/signals';
import { entityRef, reading, vitals } from '../__testUtils__/vitals';
import { healthCard } from '../extensions';
import { HealthCard } from './HealthCard';

function setHidden(isHidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

afterEach(() => jest.restoreAllMocks());

describe('how often the server is asked', () => {
  it('asks once a revision, however many cards look', async () => {
    const otherCard = EntityCardBlueprint.make({
      name: 'other',
      params: { loader: async () => <HealthCard /> },
    });
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, {
      signals,
      cards: [healthCard, otherCard],
    });
    expect(await screen.findAllByText('OK')).toHaveLength(2);
    expect(getEntityVitals).toHaveBeenCalledTimes(1);

    signals.send(7);
    await waitFor(() => expect(getEntityVitals).toHaveBeenCalledTimes(2));
    signals.send(7);
    signals.send(8);
    await waitFor(() => expect(getEntityVitals).toHaveBeenCalledTimes(3));
    expect(getEntityVitals).toHaveBeenLastCalledWith(entityRef, {
      signal: expect.anything(),
    });
  });

  it('asks nothing in a hidden tab, and at once when it is shown', async () => {
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    setHidden(true);
    signals.send(1);
    expect(getEntityVitals).toHaveBeenCalledTimes(1);

    getEntityVitals.mockResolvedValue(
      vitals({ readings: [reading('critical')] }),
    );
    setHidden(false);
    expect(await screen.findByText('Critical')).toBeInTheDocument();
    expect(getEntityVitals).toHaveBeenCalledTimes(2);
  });

  it('drops the request of a page that is left', async () => {
    let signal: AbortSignal | undefined;
    const { unmount } = renderCard(
      jest.fn((_ref, options) => {
        signal = options.signal;
        return new Promise(() => {});
      }),
    );
    await screen.findByRole('status', { name: 'Loading' });

    unmount();

    expect(signal?.aborted).toBe(true);
  });
});
