import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import {
  FleetLine,
  FleetList,
  FleetSummary,
  LongList,
  RequestNotice,
  StatusMark,
  linesFor,
  needsSomeone,
  useFleet,
  useNow,
} from '@gantry/plugin-vitals';
import { Card } from '../about/Card';
import { useRelated } from '../connections/RelatedEntities';
import styles from './RollupCard.module.css';
import { partsOf } from './partsOf';

const shownAtFirst = 5;

/** How a system or a domain is: as its parts are that the user may see, the worst first. */
export function RollupCard() {
  const { entity } = useEntity();
  const { entities } = useRelated();
  const fleet = useFleet();
  const now = useNow();
  const { data, error, updatedAt, isFetching, retry } = fleet;

  // The fleet holds what the user may see; what says nothing may be hidden, and is not counted.
  const lines = linesFor(
    partsOf(entity, entities).map(entityRef => ({
      entityRef,
      entity: entities?.get(entityRef),
    })),
    fleet,
    now,
  ).filter(({ verdict }) => verdict);

  return (
    <Card title="Health">
      <div className={styles.rollup}>
        {error && (
          <RequestNotice
            error={error}
            updatedAt={updatedAt}
            isPending={isFetching}
            onRetry={retry}
          />
        )}
        {!data && !error && (
          <div role="status" aria-label="Loading">
            <Skeleton width="min(24rem, 90%)" height="1.75rem" />
          </div>
        )}
        {data && <Rollup lines={lines} get={ref => entities?.get(ref)} />}
      </div>
    </Card>
  );
}

interface RollupProps {
  lines: FleetLine[];
  get: Parameters<typeof FleetList>[0]['catalog']['get'];
}

function Rollup({ lines, get }: RollupProps) {
  const [worst] = lines;
  if (!worst?.verdict) {
    return (
      <p className={styles.reason}>
        No part of it has a reading: none names a health source yet, or the
        first survey is still to come.
      </p>
    );
  }
  const urgent = lines.filter(({ verdict }) => needsSomeone(verdict));
  return (
    <>
      <div className={styles.head}>
        <StatusMark status={worst.verdict.status} size="large" />
        <p className={styles.reason}>{sentence(urgent.length, lines.length)}</p>
      </div>
      <FleetSummary lines={lines} label="Parts by status" />
      {urgent.length > 0 && (
        <LongList items={urgent} limit={shownAtFirst}>
          {shown => (
            <FleetList
              lines={shown}
              catalog={{ get, isPending: false, retry() {} }}
              label="Parts that need someone"
            />
          )}
        </LongList>
      )}
    </>
  );
}

function sentence(urgent: number, all: number): string {
  if (urgent === 0) {
    return 'Everything that reports is fine';
  }
  return `${urgent} of the ${all} parts that report ${urgent === 1 ? 'needs' : 'need'} someone`;
}
