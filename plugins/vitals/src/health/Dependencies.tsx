import { Entity } from '@backstage/catalog-model';
import { Skeleton } from '@backstage/ui';
import { FleetList, FleetSummary, LongList, linesFor } from '../fleet';
import { useFleet } from '../live';
import { RequestNotice, useNow } from '../verdict';
import prose from '../verdict/prose.module.css';
import { dependencyRefs, useDependencies } from './useDependencies';

const shownAtFirst = 8;

/** What an entity needs, the worst first. What the user may not see is not there. */
export function Dependencies({ entity }: { entity: Entity }) {
  const refs = dependencyRefs(entity);
  const dependencies = useDependencies(refs);
  const fleet = useFleet();
  const now = useNow();

  if (refs.length === 0) {
    return (
      <p className={prose.muted}>
        It names nothing that it depends on or consumes.
      </p>
    );
  }
  const { data, error, updatedAt, isFetching, retry } = dependencies;
  if (!data) {
    return error ? (
      <RequestNotice error={error} isPending={isFetching} onRetry={retry} />
    ) : (
      <div role="status" aria-label="Loading">
        <Skeleton width="100%" height="2.75rem" />
      </div>
    );
  }
  const lines = linesFor(data.subjects, fleet, now);
  return (
    <>
      {error && (
        <RequestNotice
          error={error}
          updatedAt={updatedAt}
          isPending={isFetching}
          onRetry={retry}
        />
      )}
      {lines.length === 0 ? (
        <p className={prose.muted}>
          Nothing that it depends on or consumes is there to see.
        </p>
      ) : (
        <>
          {lines.length > shownAtFirst && (
            <FleetSummary lines={lines} label="Dependencies by status" />
          )}
          <LongList items={lines} limit={shownAtFirst}>
            {shown => (
              <FleetList
                lines={shown}
                catalog={{
                  get: ref => data.entities.get(ref),
                  isPending: false,
                  retry,
                }}
                label="Dependencies"
                isUnavailable={!fleet.data}
              />
            )}
          </LongList>
        </>
      )}
    </>
  );
}
