import { Button, Container, Skeleton } from '@backstage/ui';
import { RiFileList3Line } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FeedState, FleetSummary, LongList, worstOf } from '../fleet';
import page from '../fleet/page.module.css';
import { RequestNotice, useNow, verdictToShow } from '../verdict';
import prose from '../verdict/prose.module.css';
import { FilterBar } from './FilterBar';
import { LeftOut } from './LeftOut';
import styles from './OnCallPage.module.css';
import { Quiet } from './Quiet';
import { AcknowledgeDialog } from './acknowledge/AcknowledgeDialog';
import { WithdrawDialog } from './acknowledge/WithdrawDialog';
import { HandoverDialog } from './handover/HandoverDialog';
import { useShift } from './handover/useShift';
import { headline } from './headline';
import { ShownIncident } from './incidents';
import { IncidentList } from './incident/IncidentList';
import { useIncidentKeys } from './useIncidentKeys';
import { useFilters } from './useFilters';
import { useOnCall } from './useOnCall';

const mostIncidents = 50;

/** Everything visible that needs somebody, by cause, worst first, with what to do about it; for somebody half asleep. */
export function OnCallPage() {
  const filters = useFilters();
  const view = useOnCall(filters);
  const { onCall, fleet, identity, incidents, chosen } = view;
  const now = useNow();
  const [asked, setAsked] = useState<{
    what: 'acknowledge' | 'withdraw';
    incident: ShownIncident;
  }>();
  const shift = useShift();
  const [atLeast, setAtLeast] = useState(0);
  const keys = useIncidentKeys({
    incidents: chosen,
    acknowledge: onCall.data?.mayAcknowledge
      ? incident => setAsked({ what: 'acknowledge', incident })
      : undefined,
    handOver: shift.open,
    reveal: count => flushSync(() => setAtLeast(count + mostIncidents)),
  });

  const done = useRef<string>();
  useEffect(() => {
    // The button that opened the dialog is gone; a dialog that is still open would take the focus back.
    if (!asked && done.current) {
      keys.focus(done.current);
      done.current = undefined;
    }
  });

  const latest = useRef(asked);
  latest.current = asked;
  const close = () => setAsked(undefined);
  const current = incidents.find(({ key }) => key === asked?.incident.key);
  const dialog = asked && {
    incident: asked.incident,
    now: current,
    isOver: onCall.data !== undefined && !current,
    catalog: view.catalog,
    onClose: close,
    onChanged: onCall.retry,
    onDone: () => {
      // Who has closed the dialog meanwhile may have opened that of another incident.
      if (latest.current === asked) {
        done.current = asked.incident.key;
        close();
      }
    },
  };

  return (
    <Container>
      <div className={page.page}>
        <section className={page.section} aria-labelledby="on-call-headline">
          <div className={page.top}>
            <h2
              id="on-call-headline"
              className={styles.headline}
              aria-live="polite"
            >
              {headline(view)}
            </h2>
            <div className={styles.state}>
              <FeedState live={onCall} />
              <Button
                size="small"
                variant="secondary"
                iconStart={<RiFileList3Line aria-hidden />}
                onPress={shift.open}
              >
                Handover
              </Button>
            </div>
          </div>
          {onCall.error && (
            <RequestNotice
              error={onCall.error}
              updatedAt={onCall.updatedAt}
              isPending={onCall.isFetching}
              onRetry={onCall.retry}
            />
          )}
          {onCall.data && fleet.data && !fleet.error && (
            <FleetSummary
              lines={fleet.data.items.map(item => ({
                verdict: verdictToShow(worstOf(item), fleet, now),
              }))}
              label="The fleet by status"
            />
          )}
          {(incidents.length > 0 || filters.isActive) && (
            <FilterBar
              filters={filters}
              tiers={view.tiers}
              acknowledged={
                incidents.filter(({ acknowledgement }) => acknowledgement)
                  .length
              }
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
          {!onCall.data && !onCall.error && <LoadingIncidents />}
          {onCall.data && incidents.length === 0 && <Quiet {...view} />}
          {chosen.length > 0 && chosen.length < incidents.length && (
            <LeftOut
              incidents={incidents.filter(each => !chosen.includes(each))}
              onShowAll={filters.clear}
            />
          )}
          {chosen.length > 0 && (
            <LongList items={chosen} limit={mostIncidents} atLeast={atLeast}>
              {shown => (
                <IncidentList
                  incidents={shown}
                  view={view}
                  isNarrowed={filters.isActive}
                  keys={keys}
                  onAcknowledge={incident =>
                    setAsked({ what: 'acknowledge', incident })
                  }
                  onWithdraw={incident =>
                    setAsked({ what: 'withdraw', incident })
                  }
                />
              )}
            </LongList>
          )}
          {incidents.length > 0 && chosen.length === 0 && (
            <div className={styles.quiet}>
              <p className={prose.text}>
                Nothing matches these filters;{' '}
                {incidents.length === 1
                  ? '1 incident is'
                  : `${incidents.length} incidents are`}{' '}
                not shown.
              </p>
              <Button size="small" variant="secondary" onPress={filters.clear}>
                Show all
              </Button>
            </div>
          )}
        </section>
      </div>
      {dialog && asked.what === 'acknowledge' && (
        <AcknowledgeDialog {...dialog} />
      )}
      {dialog && asked.what === 'withdraw' && <WithdrawDialog {...dialog} />}
      {shift.isOpen && <HandoverDialog shift={shift} />}
    </Container>
  );
}

function LoadingIncidents() {
  return (
    <div className={page.section} role="status" aria-label="Loading">
      {[0, 1, 2].map(index => (
        <Skeleton key={index} height="8rem" width="100%" />
      ))}
    </div>
  );
}
