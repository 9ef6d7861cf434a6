import { Button, Container, Skeleton, Text } from '@backstage/ui';
import { FeedState, FleetList, FleetSummary, LongList } from '../fleet';
import page from '../fleet/page.module.css';
import { RequestNotice } from '../verdict';
import prose from '../verdict/prose.module.css';
import { FilterBar } from './FilterBar';
import { LineActions } from './LineActions';
import styles from './OnCallPage.module.css';
import { Quiet } from './Quiet';
import { useFilters } from './useFilters';
import { OnCall, useOnCall } from './useOnCall';

const mostLines = 100;

/** Everything visible that needs somebody, worst first, with what to do about it; for somebody half asleep. */
export function OnCallPage() {
  const filters = useFilters();
  const onCall = useOnCall(filters);
  const { fleet, catalog, identity, needy, chosen, isChoosing, tiers } = onCall;

  return (
    <Container>
      <div className={page.page}>
        <section className={page.section} aria-labelledby="on-call-headline">
          <div className={page.top}>
            <Text
              as="h2"
              id="on-call-headline"
              variant="title-small"
              weight="bold"
              aria-live="polite"
            >
              {headline(onCall)}
            </Text>
            <FeedState live={fleet} />
          </div>
          {fleet.error && (
            <RequestNotice
              error={fleet.error}
              updatedAt={fleet.updatedAt}
              isPending={fleet.isFetching}
              onRetry={fleet.retry}
            />
          )}
          {fleet.data && (
            <FleetSummary lines={onCall.all} label="The fleet by status" />
          )}
          {(needy.length > 0 || filters.isActive) && (
            <FilterBar filters={filters} tiers={tiers} />
          )}
          {catalog.error && (
            <RequestNotice
              error={catalog.error}
              isPending={catalog.isPending}
              onRetry={catalog.retry}
            />
          )}
          {filters.isMine && !identity.data && identity.error && (
            <RequestNotice
              error={identity.error}
              title="What is yours cannot be told, so everyone's is listed."
              isPending={identity.isFetching}
              onRetry={identity.retry}
            />
          )}
          {!fleet.data && !fleet.error && <LoadingLines />}
          {fleet.data && needy.length === 0 && <Quiet {...onCall} />}
          {chosen.length > 0 && (
            <LongList items={chosen} limit={mostLines}>
              {lines => (
                <FleetList
                  lines={lines}
                  catalog={catalog}
                  label="What needs someone"
                  actions={line => <LineActions {...line} />}
                />
              )}
            </LongList>
          )}
          {isChoosing && <LoadingLines />}
          {needy.length > 0 && chosen.length === 0 && !isChoosing && (
            <div className={styles.quiet}>
              <p className={prose.text}>
                Nothing matches these filters; {needy.length} of the fleet{' '}
                {needy.length === 1 ? 'needs' : 'need'} someone.
              </p>
              <Button size="small" variant="secondary" onPress={filters.clear}>
                Show all
              </Button>
            </div>
          )}
        </section>
      </div>
    </Container>
  );
}

function headline({ fleet, needy, isExpired }: OnCall): string {
  if (!fleet.data) {
    return fleet.error
      ? 'What needs someone cannot be told'
      : 'What needs someone';
  }
  const isOld = isExpired || fleet.error;
  if (needy.length === 0) {
    return isOld
      ? 'Nothing needed anyone when last known'
      : 'Nothing needs anyone';
  }
  const verb = needy.length === 1 ? 'needs' : 'need';
  return isOld
    ? `${needy.length} needed someone when last known`
    : `${needy.length} ${verb} someone`;
}

function LoadingLines() {
  return (
    <div className={page.section} role="status" aria-label="Loading">
      {[0, 1, 2].map(index => (
        <Skeleton key={index} height="5rem" width="100%" />
      ))}
    </div>
  );
}
