import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  FleetLine,
  FleetList,
  isFiring,
  linesWhere,
  useLineEntities,
  useOwnedEntities,
} from '../fleet';
import { useFleet } from '../live';
import { onCallRouteRef } from '../routes';
import { isExpired, useNow } from '../verdict';
import prose from '../verdict/prose.module.css';
import { FiringSystems } from './FiringSystems';
import { Panel, PanelState } from './Panel';

const mostLines = 5;

/** What fires in the rest of the fleet; for those who own nothing by system, to find their way. */
export function AlsoFiring() {
  const owned = useOwnedEntities();
  const fleet = useFleet();
  const isOutdated = isExpired(fleet, useNow());
  const ownsNothing = owned.data?.length === 0;
  const title = ownsNothing ? 'Firing across the fleet' : 'Also firing';
  return (
    <Panel title={isOutdated ? `${title} when last known` : title}>
      {!fleet.data && fleet.error ? (
        <p className={prose.muted}>Cannot be told while vitals are away.</p>
      ) : (
        // That what is there is old is said above already.
        <PanelState resources={[{ ...fleet, error: undefined }]}>
          {() => <Firing />}
        </PanelState>
      )}
    </Panel>
  );
}

function Firing() {
  const owned = useOwnedEntities();
  const fleet = useFleet();
  const now = useNow();
  const onCall = useRouteRef(onCallRouteRef);
  const own = new Set(owned.data?.map(stringifyEntityRef));
  const lines = linesWhere(
    fleet,
    now,
    (verdict, ref) => isFiring(verdict) && !own.has(ref),
  );
  if (lines.length === 0) {
    return (
      <p className={prose.muted}>
        Nothing {own.size > 0 && 'else '}that you may see fires.
      </p>
    );
  }
  return (
    <>
      {owned.data?.length === 0 ? (
        <FiringSystems lines={lines} />
      ) : (
        <FirstLines lines={lines.slice(0, mostLines)} />
      )}
      {onCall && (
        <p className={prose.muted}>
          <Link href={onCall()}>
            {lines.length > mostLines
              ? `All ${lines.length} on the on-call page`
              : 'Open the on-call page'}
          </Link>
        </p>
      )}
    </>
  );
}

function FirstLines({ lines }: { lines: FleetLine[] }) {
  const catalog = useLineEntities(lines);
  return <FleetList lines={lines} catalog={catalog} label="Also firing" />;
}
