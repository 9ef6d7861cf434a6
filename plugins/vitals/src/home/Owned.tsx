import { Skeleton, Text } from '@backstage/ui';
import {
  Disclosure,
  FeedState,
  FleetLine,
  FleetList,
  FleetSummary,
  LongList,
  needsSomeone,
  ownLines,
  useLineEntities,
  useOwnedEntities,
} from '../fleet';
import page from '../fleet/page.module.css';
import { useFleet } from '../live';
import { RequestNotice, useNow } from '../verdict';
import styles from './HomePage.module.css';
import { NothingOwned } from './NothingOwned';
import { headline } from './headline';

/** Up to here nothing is folded away: a short list is quicker read than opened. */
const fewLines = 8;
const mostLines = 50;

/** The user's own entities: the answer in one sentence, then what needs them, then what is calm. */
export function Owned() {
  const owned = useOwnedEntities();
  const fleet = useFleet();
  const now = useNow();
  const lines = ownLines(owned.data ?? [], fleet, now);
  const catalog = useLineEntities(lines);

  const isLoading =
    (!owned.data && !owned.error) || (!fleet.data && !fleet.error);
  return (
    <section className={styles.panel} aria-labelledby="home-headline">
      <div className={page.top}>
        <Text as="h2" id="home-headline" variant="title-small" weight="bold">
          {title()}
        </Text>
        <FeedState live={fleet} />
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
      {isLoading && (
        <div className={styles.loading} role="status" aria-label="Loading">
          {[0, 1, 2, 3].map(index => (
            <Skeleton key={index} height="2.75rem" width="100%" />
          ))}
        </div>
      )}
      {!isLoading && owned.data && lines.length > 0 && (
        <>
          {fleet.data && <FleetSummary lines={lines} />}
          {lists()}
        </>
      )}
      {!isLoading && owned.data?.length === 0 && <NothingOwned />}
    </section>
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

  function lists() {
    const isUnavailable = !fleet.data;
    const list = (shown: FleetLine[], label: string, isCompact = false) => (
      <LongList items={shown} limit={mostLines}>
        {items => (
          <FleetList
            lines={items}
            catalog={catalog}
            label={label}
            isUnavailable={isUnavailable}
            isCompact={isCompact}
          />
        )}
      </LongList>
    );
    const reporting = lines.filter(({ verdict }) => verdict);
    if (isUnavailable || reporting.length === 0) {
      return list(lines, 'Yours');
    }
    const silent = lines.filter(({ verdict }) => !verdict);
    const isShort = reporting.length <= fewLines;
    const needy = reporting.filter(({ verdict }) => needsSomeone(verdict));
    const calm = isShort
      ? []
      : reporting.filter(({ verdict }) => !needsSomeone(verdict));
    const listed = isShort ? reporting : needy;
    return (
      <>
        {listed.length > 0 && list(listed, 'Yours')}
        {calm.length > 0 && (
          <Disclosure summary={`${calm.length} OK`}>
            {() => list(calm, 'Yours that are OK', true)}
          </Disclosure>
        )}
        {silent.length > 0 && (
          <Disclosure summary={`${silent.length} without a reading`}>
            {() => list(silent, 'Yours without a reading', true)}
          </Disclosure>
        )}
      </>
    );
  }
}
