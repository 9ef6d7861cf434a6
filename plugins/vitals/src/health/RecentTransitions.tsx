import { AlarmTransition, Status } from '@gantry/plugin-vitals-common';
import { Skeleton } from '@backstage/ui';
import { Disclosure, LongList } from '../fleet';
import list from '../fleet/FleetList.module.css';
import { useEntityTransitions } from '../live';
import { Age, RequestNotice, StatusMark, sourceName } from '../verdict';
import prose from '../verdict/prose.module.css';

const days = 7;
const span = days * 24 * 3_600_000;
const shownAtFirst = 8;

const words: Record<Status, string> = {
  ok: 'OK',
  warning: 'warning',
  critical: 'critical',
  unknown: 'unknown',
};

export interface RecentTransitionsProps {
  entityRef: string;
  /** What the sources tell of their alarms over the window of the charts, newest first. */
  alarms: AlarmTransition[];
}

/** How the status of an entity changed lately, and the alarms behind it. */
export function RecentTransitions(props: RecentTransitionsProps) {
  const { entityRef, alarms } = props;
  const { data, error, updatedAt, isFetching, retry } = useEntityTransitions(
    entityRef,
    span,
  );
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
      {!data && !error && (
        <div role="status" aria-label="Loading">
          <Skeleton width="100%" height="2.75rem" />
        </div>
      )}
      {data?.items.length === 0 && (
        <p className={prose.muted}>
          Its status did not change in the last {days} days.
        </p>
      )}
      {data && data.items.length > 0 && (
        <LongList items={data.items} limit={shownAtFirst}>
          {shown => (
            <ul className={list.lines} aria-label="Changes of status">
              {shown.map(({ source, from, to, reason, at }) => (
                <li key={`${at} ${source}`} className={list.line}>
                  <span className={list.status}>
                    <StatusMark status={to} />
                  </span>
                  <span className={list.subject}>{reason}</span>
                  <span className={list.reason}>
                    <span className={list.meta}>
                      was {words[from]}, {sourceName(source)}
                    </span>
                  </span>
                  <span className={list.age}>
                    <Age time={at} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </LongList>
      )}
      {data?.cursor && (
        <p className={prose.muted}>Older changes are not listed.</p>
      )}
      {alarms.length > 0 && (
        <Disclosure
          summary={`${alarms.length} ${alarms.length === 1 ? 'change' : 'changes'} of alarms in the window of the charts`}
        >
          {() => <AlarmHistory alarms={alarms} />}
        </Disclosure>
      )}
    </>
  );
}

const marks = {
  firing: { status: 'critical', word: 'Firing' },
  'no-data': { status: 'unknown', word: 'No data' },
  quiet: { status: 'ok', word: 'Quiet' },
} as const;

function AlarmHistory({ alarms }: { alarms: AlarmTransition[] }) {
  return (
    <LongList items={alarms} limit={20}>
      {shown => (
        <ul className={list.lines} aria-label="Changes of alarms">
          {shown.map(({ alarm, to, at, summary }) => (
            <li key={`${at} ${alarm} ${to}`} className={list.line}>
              <span className={list.status}>
                <StatusMark {...marks[to]} />
              </span>
              <span className={list.subject}>{alarm}</span>
              <span className={list.reason}>{summary}</span>
              <span className={list.age}>
                <Age time={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </LongList>
  );
}
