import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useNavigate } from 'react-router-dom';
import { usePageShortcuts } from '../keyboard';
import { safeHref } from '../verdict';
import { ShownIncident } from './incidents';
import { RovingFocus, useRovingFocus } from './useRovingFocus';

export interface IncidentKeysOptions {
  incidents: ShownIncident[];
  /** Absent for those who may not. */
  acknowledge?: (incident: ShownIncident) => void;
  handOver: () => void;
  /** Lists as many at least, at once. */
  reveal: (count: number) => void;
}

/** The keyboard's way through the incidents. A key that acts takes the incident that has the focus, or had it last. */
export function useIncidentKeys(options: IncidentKeysOptions): RovingFocus {
  const { incidents, acknowledge, handOver } = options;
  const linkTo = useEntityRefLink();
  const navigate = useNavigate();
  const roving = useRovingFocus(
    incidents.map(({ key }) => key),
    options.reveal,
  );
  const current = incidents.find(({ key }) => key === roving.current);

  usePageShortcuts([
    { keys: ['j'], what: 'Next incident', run: () => roving.move(1) },
    { keys: ['k'], what: 'Previous incident', run: () => roving.move(-1) },
    {
      keys: ['ArrowDown'],
      what: 'Next incident, from another',
      run: () => roving.isFocused() && roving.move(1),
    },
    {
      keys: ['ArrowUp'],
      what: 'Previous incident, from another',
      run: () => roving.isFocused() && roving.move(-1),
    },
    { keys: ['Enter'], what: 'Open its page', run: open },
    {
      keys: ['a'],
      what: 'Acknowledge it',
      run: () => {
        if (!current || current.acknowledgement || !acknowledge) {
          return false;
        }
        acknowledge(current);
        return true;
      },
    },
    { keys: ['o'], what: 'Open its runbook', run: openRunbook },
    { keys: ['h'], what: 'Hand over', run: handOver },
  ]);
  return roving;

  function open(): boolean {
    if (!roving.isFocused() || !current || 'source' in current.cause) {
      return false;
    }
    navigate(linkTo(current.cause.entityRef));
    return true;
  }

  function openRunbook(): boolean {
    const href = safeHref(current?.lead?.facts.runbook);
    if (href?.startsWith('/')) {
      navigate(href);
    } else if (href) {
      window.open(href, '_blank', 'noopener,noreferrer');
    }
    return href !== undefined;
  }
}
