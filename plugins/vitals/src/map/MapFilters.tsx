import { Button } from '@backstage/ui';
import {
  ChoiceMenu,
  ChoiceToggles,
  Choices,
  OwnerToggle,
  TextFilter,
  TierToggles,
} from '../fleet';
import styles from './FleetMapPage.module.css';
import { cellMarks } from './MapCell';
import { markWords } from './describeCell';
import { refLabel } from './refLabel';
import { FleetMap } from './useFleetMap';
import { UsedMapQuery } from './useMapQuery';

export interface MapFiltersProps {
  map: FleetMap;
  query: UsedMapQuery;
}

/** Whose, how it is, how important, of which system, of what name. */
export function MapFilters({ map, query }: MapFiltersProps) {
  return (
    <div className={styles.controls} role="group" aria-label="Filters">
      <OwnerToggle
        isMine={query.isMine}
        onChange={isMine => query.set({ isMine })}
      />
      <ChoiceToggles
        label="Status"
        choices={cellMarks}
        wordOf={mark => markWords[mark]}
        selected={query.marks}
        onChange={marks => query.set({ marks })}
      />
      <TierToggles
        tiers={map.tiers}
        selected={query.tiers}
        onChange={tiers => query.set({ tiers })}
      />
      <ChoiceMenu title="System" chosen={query.systems.map(refLabel)}>
        <Choices
          title="System"
          options={map.systems.map(({ ref, count }) => ({ value: ref, count }))}
          labelOf={refLabel}
          selected={query.systems}
          onChange={systems => query.set({ systems })}
        />
      </ChoiceMenu>
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
