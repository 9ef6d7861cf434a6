import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useSyncExternalStore } from 'react';
import { LinkState, SignalLink } from './SignalLink';

const links = new WeakMap<object, SignalLink>();

export interface UsedLink extends LinkState {
  link: SignalLink;
}

/** The one connection by which signals come, and how it is. */
export function useSignalLink(): UsedLink {
  const apis = useApiHolder();
  const signals = apis.get(signalApiRef);
  const key = signals ?? apis;
  const link = links.get(key) ?? new SignalLink(signals);
  links.set(key, link);
  const state = useSyncExternalStore(link.subscribe, link.getSnapshot);
  return { ...state, link };
}
