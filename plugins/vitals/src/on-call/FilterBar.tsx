import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Status } from '@gantry/plugin-vitals-common';
import styles from './OnCallPage.module.css';
import { UsedFilters, filterStatuses } from './useFilters';

const words: Record<string, string> = {
  critical: 'Critical',
  warning: 'Warning',
  unknown: 'Unknown',
};

export interface FilterBarProps {
  filters: UsedFilters;
  /** Those that occur. */
  tiers: string[];
}

/** Whose, how bad, how important. */
export function FilterBar({ filters, tiers }: FilterBarProps) {
  // A tier of the address stays on offer though nothing of it fires any more.
  const offered = [...new Set([...tiers, ...filters.tiers])].sort();
  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      <ToggleButtonGroup
        aria-label="Owner"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filters.isMine ? 'mine' : 'all']}
        onSelectionChange={keys => filters.set({ isMine: keys.has('mine') })}
      >
        <ToggleButton id="all">Everyone&apos;s</ToggleButton>
        <ToggleButton id="mine">Mine</ToggleButton>
      </ToggleButtonGroup>
      <ToggleButtonGroup
        aria-label="Status"
        selectionMode="multiple"
        selectedKeys={filters.statuses}
        onSelectionChange={keys =>
          filters.set({ statuses: [...keys] as Status[] })
        }
      >
        {filterStatuses.map(status => (
          <ToggleButton key={status} id={status}>
            {words[status]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {offered.length > 0 && (
        <ToggleButtonGroup
          aria-label="Tier"
          selectionMode="multiple"
          selectedKeys={filters.tiers}
          onSelectionChange={keys =>
            filters.set({ tiers: [...keys].map(String) })
          }
        >
          {offered.map(tier => (
            <ToggleButton key={tier} id={tier}>
              Tier {tier}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {filters.isActive && (
        <Button size="small" variant="tertiary" onPress={filters.clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
