import { SignalApi } from '@backstage/plugin-signals-react';
import { act } from '@testing-library/react';

/** A signals API whose messages the test sends. */
export function fakeSignals() {
  const listeners = new Set<(message: any) => void>();
  const api: SignalApi = {
    subscribe(_channel, onMessage: (message: any) => void) {
      listeners.add(onMessage);
      return { unsubscribe: () => listeners.delete(onMessage) };
    },
  };
  return {
    api,
    send: (revision: number) =>
      act(() => listeners.forEach(listener => listener({ revision }))),
  };
}
