import { Alert, Button } from '@backstage/ui';
import { RequestNotice } from '@gantry/plugin-vitals';
import { UsedFleetHealth } from './health/useFleetHealth';
import { kindView } from './kinds';
import { CatalogQuery } from './query/CatalogQuery';

export interface ListNoticesProps {
  query: CatalogQuery;
  problems: string[];
  fleet: UsedFleetHealth;
  onClearHealth(): void;
}

/** What one has to know to read the list right: what was left out, and what could not be told. */
export function ListNotices(props: ListNoticesProps) {
  const { query, problems, fleet, onClearHealth } = props;
  const needsHealth = query.health.length > 0 || query.sort.column === 'health';
  return (
    <>
      {problems.length > 0 && (
        <Alert
          status="info"
          icon
          title="Part of this address means nothing here"
          description={problems.join(' ')}
        />
      )}
      {kindView(query.kind).health !== 'none' && fleet.error && (
        <RequestNotice
          error={fleet.error}
          updatedAt={fleet.updatedAt}
          isPending={fleet.isFetching}
          onRetry={fleet.retry}
        />
      )}
      {needsHealth && !fleet.health && !fleet.isPending && (
        <Alert
          status="warning"
          icon
          title="The health is not known, so it neither filters nor sorts"
          description="The list shows entities of any health, by name."
          customActions={
            <Button size="small" variant="secondary" onPress={onClearHealth}>
              List without health
            </Button>
          }
        />
      )}
    </>
  );
}
