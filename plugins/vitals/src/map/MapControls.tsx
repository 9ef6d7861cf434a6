import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiFullscreenLine } from '@remixicon/react';
import { Disclosure } from '../fleet';
import styles from './FleetMapPage.module.css';
import { MapFilters } from './MapFilters';
import { Grouping, groupings } from './groupCells';
import { FleetMap } from './useFleetMap';
import { useIsNarrow } from './useIsNarrow';
import { UsedMapQuery } from './useMapQuery';

export interface MapControlsProps {
  map: FleetMap;
  query: UsedMapQuery;
  view: 'map' | 'list';
  onWall(): void;
}

const groupingWords: Record<Grouping, string> = {
  system: 'System',
  owner: 'Owner',
  tier: 'Tier',
};

/** How the fleet is shown, and which of it. */
export function MapControls({ map, query, view, onWall }: MapControlsProps) {
  const isNarrow = useIsNarrow();
  return (
    <>
      <div className={styles.controls} role="group" aria-label="View">
        <span className={styles.labelled}>
          <span aria-hidden>Group by</span>
          <ToggleButtonGroup
            aria-label="Group by"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[query.by]}
            onSelectionChange={keys =>
              query.set({ by: [...keys][0] as Grouping })
            }
          >
            {groupings.map(each => (
              <ToggleButton key={each} id={each}>
                {groupingWords[each]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </span>
        <ToggleButtonGroup
          aria-label="Show as"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={keys =>
            query.set({ view: keys.has('list') ? 'list' : 'map' })
          }
        >
          <ToggleButton id="map">Map</ToggleButton>
          <ToggleButton id="list">List</ToggleButton>
        </ToggleButtonGroup>
        {!isNarrow && (
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiFullscreenLine aria-hidden />}
            onPress={onWall}
          >
            Wall
          </Button>
        )}
      </div>
      {isNarrow ? (
        <Disclosure summary={query.isFiltered ? 'Filters, in use' : 'Filters'}>
          {() => <MapFilters map={map} query={query} />}
        </Disclosure>
      ) : (
        <MapFilters map={map} query={query} />
      )}
    </>
  );
}
