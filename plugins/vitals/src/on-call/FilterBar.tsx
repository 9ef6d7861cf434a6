import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Status } from '@gantry/plugin-vitals-common';
import { RiEqualizerLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { TextFilter } from '../fleet';
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
  /** How many incidents somebody sees to. */
  acknowledged: number;
}

/** Whose, how bad, how important, how it is called, and whether anybody sees to it; on a phone behind one button. */
export function FilterBar({ filters, tiers, acknowledged }: FilterBarProps) {
  // A tier of the address stays on offer though nothing of it fires any more.
  const offered = [...new Set([...tiers, ...filters.tiers])].sort();
  const [isOpen, setIsOpen] = useState(filters.isActive);
  const panel = useId();
  return (
    <>
      <Button
        className={styles.fold}
        size="small"
        variant="secondary"
        aria-expanded={isOpen}
        aria-controls={panel}
        iconStart={<RiEqualizerLine aria-hidden />}
        onPress={() => setIsOpen(!isOpen)}
      >
        {filters.isActive ? 'Filters, some set' : 'Filters'}
      </Button>
      <div
        id={panel}
        data-open={isOpen}
        className={styles.filters}
        role="group"
        aria-label="Filters"
      >
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
        {(acknowledged > 0 || filters.hidesAcknowledged) && (
          <ToggleButton
            isSelected={filters.hidesAcknowledged}
            onChange={hidesAcknowledged => filters.set({ hidesAcknowledged })}
          >
            Hide acknowledged ({acknowledged})
          </ToggleButton>
        )}
        <div className={styles.text}>
          <TextFilter
            text={filters.text}
            label="Find by name or reason"
            onChange={text => filters.set({ text })}
          />
        </div>
        {filters.isActive && (
          <Button size="small" variant="tertiary" onPress={filters.clear}>
            Clear filters
          </Button>
        )}
      </div>
    </>
  );
}
