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
}

export interface UsedFilters extends Filters {
  isActive: boolean;
  set(filters: Partial<Filters>): void;
  clear(): void;
}

const none: Filters = { isMine: false, statuses: [], tiers: [] };

/** What of the fleet is listed, kept in the address so that it can be sent to somebody. */
export function useFilters(): UsedFilters {
  const [query, setQuery] = useSearchParams();
  const filters: Filters = {
    isMine: query.get('owner') === 'mine',
    statuses: filterStatuses.filter(status =>
      listOf('status').includes(status),
    ),
    tiers: listOf('tier'),
  };
  return {
    ...filters,
    isActive:
      filters.isMine || filters.statuses.length + filters.tiers.length > 0,
    set: change => write({ ...filters, ...change }),
    clear: () => write(none),
  };

  function listOf(name: string): string[] {
    return (query.get(name) ?? '').split(',').filter(Boolean);
  }

  function write({ isMine, statuses, tiers }: Filters) {
    const next = new URLSearchParams(query);
    const put = (name: string, value: string) =>
      value ? next.set(name, value) : next.delete(name);
    put('owner', isMine ? 'mine' : '');
    put('status', statuses.join(','));
    put('tier', tiers.join(','));
    setQuery(next, { replace: true });
  }
}
