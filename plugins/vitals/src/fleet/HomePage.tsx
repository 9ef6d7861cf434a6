import { ButtonLink, Container, Skeleton, Text } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { RiAddLine } from '@remixicon/react';
import { useFleet } from '../live';
import { createRouteRef } from '../routes';
import { RequestNotice, isExpired, useNow } from '../verdict';
import prose from '../verdict/prose.module.css';
import { FleetList } from './FleetList';
import { FleetSummary } from './FleetSummary';
import styles from './HomePage.module.css';
import { NothingOwned } from './NothingOwned';
import { otherLines, ownLines } from './fleetLines';
import { headline } from './headline';
import { useOwnedEntities } from './useOwnedEntities';

const maximumOthers = 10;

/** What of the user's own needs them, worst first, and what fires elsewhere. */
export function HomePage() {
  const owned = useOwnedEntities();
  const fleet = useFleet();
  const now = useNow();
  const create = useRouteRef(createRouteRef);

  const isLoading =
    (!owned.data && !owned.error) || (!fleet.data && !fleet.error);
  const lines = ownLines(owned.data ?? [], fleet, now);
  const others = otherLines(owned.data ?? [], fleet, now);

  return (
    <Container>
      <div className={styles.page}>
        <div className={styles.top}>
          <Text
            as="h2"
            variant="title-small"
            weight="bold"
            className={styles.headline}
          >
            {title()}
          </Text>
          {create && (
            <ButtonLink
              href={create()}
              variant="primary"
              iconStart={<RiAddLine aria-hidden />}
            >
              Create a service
            </ButtonLink>
          )}
        </div>
        {[owned, fleet].map(
          ({ error, updatedAt, isFetching, retry }, index) =>
            error && (
              <RequestNotice
                key={index}
                error={error}
                updatedAt={updatedAt}
                isPending={isFetching}
                onRetry={retry}
              />
            ),
        )}
        {isLoading && <LoadingLines />}
        {!isLoading && owned.data && lines.length > 0 && (
          <section className={styles.section}>
            {fleet.data && <FleetSummary lines={lines} />}
            <FleetList lines={lines} isUnavailable={!fleet.data} />
          </section>
        )}
        {!isLoading && owned.data?.length === 0 && <NothingOwned />}
        {!isLoading && others.length > 0 && (
          <section className={styles.section}>
            <Text as="h2" variant="title-x-small" weight="bold">
              {isExpired(fleet, now)
                ? 'Also firing when last known'
                : 'Also firing'}
            </Text>
            <FleetList lines={others.slice(0, maximumOthers)} />
            {others.length > maximumOthers && (
              <p className={prose.muted}>
                and {others.length - maximumOthers} more
              </p>
            )}
          </section>
        )}
      </div>
    </Container>
  );

  function title(): string {
    if (isLoading) {
      return 'What needs you';
    }
    if (!owned.data) {
      return 'What is yours cannot be told';
    }
    if (lines.length > 0 && !fleet.data) {
      return 'How yours are cannot be told';
    }
    return lines.length > 0 ? headline(lines) : 'What needs you';
  }
}

function LoadingLines() {
  return (
    <div className={styles.section} role="status" aria-label="Loading">
      {[0, 1, 2, 3].map(index => (
        <Skeleton key={index} height="2.75rem" width="100%" />
      ))}
    </div>
  );
}
