import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { TextFilter } from '../fleet';
import { ChoiceMenu } from './ChoiceMenu';
import styles from './FleetMapPage.module.css';
import { CellMark, cellMarks } from './MapCell';
import { markWords } from './describeCell';
import { FleetMap } from './useFleetMap';
import { UsedMapQuery } from './useMapQuery';

export interface MapFiltersProps {
  map: FleetMap;
  query: UsedMapQuery;
}

/** Whose, how it is, how important, of which system, of what name. */
export function MapFilters({ map, query }: MapFiltersProps) {
  // A tier of the address stays on offer though nothing has it any more.
  const tiers = [...new Set([...map.tiers, ...query.tiers])].sort();
  return (
    <div className={styles.controls} role="group" aria-label="Filters">
      <ToggleButtonGroup
        aria-label="Owner"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[query.isMine ? 'mine' : 'all']}
        onSelectionChange={keys => query.set({ isMine: keys.has('mine') })}
      >
        <ToggleButton id="all">Everyone&apos;s</ToggleButton>
        <ToggleButton id="mine">Mine</ToggleButton>
      </ToggleButtonGroup>
      <ToggleButtonGroup
        aria-label="Status"
        selectionMode="multiple"
        selectedKeys={query.marks}
        onSelectionChange={keys =>
          query.set({ marks: [...keys] as CellMark[] })
        }
      >
        {cellMarks.map(mark => (
          <ToggleButton key={mark} id={mark}>
            {markWords[mark]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {tiers.length > 0 && (
        <ToggleButtonGroup
          aria-label="Tier"
          selectionMode="multiple"
          selectedKeys={query.tiers}
          onSelectionChange={keys =>
            query.set({ tiers: [...keys].map(String) })
          }
        >
          {tiers.map(tier => (
            <ToggleButton key={tier} id={tier}>
              Tier {tier}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <ChoiceMenu
        title="System"
        options={map.systems}
        selected={query.systems}
        onChange={systems => query.set({ systems })}
      />
      <div className={styles.text}>
        <TextFilter
          label="Name, system or owner"
          text={query.text}
          onChange={text => query.set({ text })}
        />
      </div>
      {query.isFiltered && (
        <Button size="small" variant="tertiary" onPress={query.clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
