import { Button, Skeleton } from '@backstage/ui';
import { Denied } from '../verdict';
import { isConcealed } from '../live';
import prose from '../verdict/prose.module.css';
import { FleetCanvas } from './FleetCanvas';
import styles from './FleetMapPage.module.css';
import { FleetTable } from './FleetTable';
import { FleetMap } from './useFleetMap';
import { UsedMapQuery } from './useMapQuery';

export interface MapBodyProps {
  map: FleetMap;
  query: UsedMapQuery;
  view: 'map' | 'list';
  place: 'page' | 'wall';
}

/** The cells, or why there are none. */
export function MapBody({ map, query, view, place }: MapBodyProps) {
  const { fleet, all, chosen, groups } = map;
  if (!fleet.data) {
    if (fleet.error) {
      return isConcealed(fleet.error) ? <Denied vital="health" /> : null;
    }
    return (
      <div role="status" aria-label="Loading">
        <Skeleton height="min(60vh, 32rem)" width="100%" />
      </div>
    );
  }
  if (all.length === 0) {
    return (
      <p className={prose.text}>
        No source says anything yet of what you may see. Once an entity names
        its alarms, it has its cell here.
      </p>
    );
  }
  if (chosen.length === 0) {
    return (
      <div className={styles.none}>
        <p className={prose.text}>
          Nothing matches these filters; the fleet has {all.length}.
        </p>
        <Button size="small" variant="secondary" onPress={query.clear}>
          Show all
        </Button>
      </div>
    );
  }
  return view === 'list' ? (
    <FleetTable groups={groups} />
  ) : (
    <FleetCanvas groups={groups} place={place} />
  );
}
