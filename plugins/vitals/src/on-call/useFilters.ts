import { Status } from '@gantry/plugin-vitals-common';
import { useSearchParams } from 'react-router-dom';

/** What somebody may choose among: what is well needs nobody. */
export const filterStatuses = ['critical', 'warning', 'unknown'] as const;

export interface Filters {
  /** Whether only what the user, or a group of the user's, owns. */
  isMine: boolean;
  /** Empty for all. */
  statuses: Status[];
  /** Empty for all. */
  tiers: string[];
  /** What names and reasons must hold; empty for all. */
  text: string;
  /** Whether what somebody sees to already is left out. */
  hidesAcknowledged: boolean;
}

export interface UsedFilters extends Filters {
  isActive: boolean;
  set(filters: Partial<Filters>): void;
  clear(): void;
}

const none: Filters = {
  isMine: false,
  statuses: [],
  tiers: [],
  text: '',
  hidesAcknowledged: false,
};

/** What of the fleet is listed, kept in the address so that it can be sent to somebody. */
export function useFilters(): UsedFilters {
  const [query, setQuery] = useSearchParams();
  const filters: Filters = {
    isMine: query.get('owner') === 'mine',
    statuses: filterStatuses.filter(status =>
      listOf('status').includes(status),
    ),
    tiers: listOf('tier'),
    text: query.get('text') ?? '',
    hidesAcknowledged: query.get('acknowledged') === 'hidden',
  };
  return {
    ...filters,
    isActive:
      filters.isMine ||
      filters.hidesAcknowledged ||
      filters.text !== '' ||
      filters.statuses.length + filters.tiers.length > 0,
    set: change => write({ ...filters, ...change }),
    clear: () => write(none),
  };

  function listOf(name: string): string[] {
    return (query.get(name) ?? '').split(',').filter(Boolean);
  }

  function write(next: Filters) {
    setQuery(
      current => {
        const written = new URLSearchParams(current);
        const put = (name: string, value: string) =>
          value ? written.set(name, value) : written.delete(name);
        put('owner', next.isMine ? 'mine' : '');
        put('status', next.statuses.join(','));
        put('tier', next.tiers.join(','));
        put('text', next.text);
        put('acknowledged', next.hidesAcknowledged ? 'hidden' : '');
        return written;
      },
      { replace: true },
    );
  }
}
