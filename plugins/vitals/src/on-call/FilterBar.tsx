import { Button, ToggleButton } from '@backstage/ui';
import { RiEqualizerLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { ChoiceToggles, OwnerToggle, TextFilter, TierToggles } from '../fleet';
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
        <OwnerToggle
          isMine={filters.isMine}
          onChange={isMine => filters.set({ isMine })}
        />
        <ChoiceToggles
          label="Status"
          choices={filterStatuses}
          wordOf={status => words[status]}
          selected={filters.statuses}
          onChange={statuses => filters.set({ statuses })}
        />
        <TierToggles
          tiers={tiers}
          selected={filters.tiers}
          onChange={chosen => filters.set({ tiers: chosen })}
        />
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
