import { Container, Text } from '@backstage/ui';
import { FeedState, FleetSummary } from '../fleet';
import page from '../fleet/page.module.css';
import { isConcealed } from '../live';
import { RequestNotice } from '../verdict';
import { LeftOut } from './LeftOut';
import { MapBody } from './MapBody';
import { Grouping } from './groupCells';
import { MapControls } from './MapControls';
import { Wall } from './Wall';
import { FleetMap, useFleetMap } from './useFleetMap';
import { enterFullScreen } from './useFullScreen';
import { useMapQuery } from './useMapQuery';

const figure = new Intl.NumberFormat();

/** The whole fleet at a glance: every entity that reports a cell, worst groups first. */
export function FleetMapPage() {
  const query = useMapQuery();
  const map = useFleetMap(query);
  const { fleet, identity } = map;
  const view = query.view ?? 'map';

  if (query.isWall) {
    return <Wall map={map} query={query} />;
  }
  return (
    <Container>
      <div className={page.page}>
        <section className={page.section} aria-labelledby="map-headline">
          <div className={page.top}>
            <Text
              as="h2"
              id="map-headline"
              variant="title-small"
              weight="bold"
              aria-live="polite"
            >
              {headline(map, query.by)}
            </Text>
            <FeedState live={fleet} />
          </div>
          {fleet.error && !isConcealed(fleet.error) && (
            <RequestNotice
              error={fleet.error}
              updatedAt={fleet.updatedAt}
              isPending={fleet.isFetching}
              onRetry={fleet.retry}
            />
          )}
          {query.isMine && !identity.data && identity.error && (
            <RequestNotice
              error={identity.error}
              title="What is yours cannot be told, so everyone's is shown."
              isPending={identity.isFetching}
              onRetry={identity.retry}
            />
          )}
          {map.all.length > 0 && (
            <>
              <FleetSummary
                lines={map.chosen}
                label="What is shown, by status"
              />
              <LeftOut map={map} />
              <MapControls
                map={map}
                query={query}
                view={view}
                onWall={() => {
                  enterFullScreen();
                  query.set({ isWall: true });
                }}
              />
            </>
          )}
          <MapBody map={map} query={query} view={view} place="page" />
        </section>
      </div>
    </Container>
  );
}

function headline(
  { fleet, all, chosen, groups, isExpired }: FleetMap,
  by: Grouping,
): string {
  if (!fleet.data) {
    return fleet.error ? 'The fleet cannot be shown' : 'The fleet';
  }
  const shown =
    chosen.length === all.length
      ? `${figure.format(all.length)} entities`
      : `${figure.format(chosen.length)} of ${figure.format(all.length)} entities`;
  const parts = groups.length > 1 ? ` in ${groups.length} ${by}s` : '';
  return isExpired || fleet.error
    ? `${shown}${parts}, as last known`
    : `${shown}${parts}`;
}
