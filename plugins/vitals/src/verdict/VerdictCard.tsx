import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { EntityVitals, VitalKind } from '@gantry/plugin-vitals-common';
import { ReactNode } from 'react';
import { UsedResource, isConcealed } from '../live';
import { CardSkeleton } from './CardSkeleton';
import { Denied } from './Denied';
import { FailureNotice } from './FailureNotice';
import { RequestNotice } from './RequestNotice';
import styles from './VerdictCard.module.css';
import { VerdictHead } from './VerdictHead';
import prose from './prose.module.css';
import { sourceName } from './sourceName';
import { verdictToShow } from './verdictToShow';
import { useNow } from './useNow';

export interface VerdictCardProps {
  title: string;
  vital: VitalKind;
  vitals: UsedResource<EntityVitals>;
  /** Shown when the entity asks no source for this vital. */
  empty: ReactNode;
  /** ISO 8601: when the present status began, where that is known. */
  since?: string;
  /** A web address or a path of the portal; anything else is not linked. */
  runbook?: string;
  /** What is there to act on beside the links of the upstream. */
  actions?: ReactNode;
  /** The details below the verdict. */
  children?: ReactNode;
}

/** One vital of one entity: the answer first, then what it rests on, then what could not be asked. */
export function VerdictCard(props: VerdictCardProps) {
  return (
    <EntityInfoCard title={props.title}>
      <div className={styles.card}>
        <VerdictContent {...props} />
      </div>
    </EntityInfoCard>
  );
}

/** The same without the frame of a card. */
export function VerdictContent(props: VerdictCardProps) {
  const { title, vital, vitals, empty, since, runbook, actions, children } =
    props;
  const now = useNow();
  const { data, error, updatedAt, isFetching, retry } = vitals;
  if (error && isConcealed(error)) {
    return (
      <p className={prose.text}>
        There is no {title.toLowerCase()} to show. Either you may not see it, or
        this entity has just been removed.
      </p>
    );
  }
  const requestNotice = error && (
    <RequestNotice
      error={error}
      updatedAt={updatedAt}
      isPending={isFetching}
      onRetry={retry}
    />
  );
  if (!data) {
    return requestNotice ?? <CardSkeleton />;
  }
  if (data.denied.includes(vital)) {
    return <Denied vital={vital} />;
  }

  const failures = data.failures.filter(each => each.vital === vital);
  const pending = data.pending.filter(each => each.vital === vital);
  const verdict = verdictToShow(data.verdicts[vital], vitals, now);
  if (!verdict && failures.length === 0 && pending.length === 0) {
    return (
      <>
        {requestNotice}
        {empty}
      </>
    );
  }
  const reading = data.readings.find(
    ({ kind, source }) => kind === vital && source === verdict?.source,
  );
  const notices = failures.map(failure => (
    <FailureNotice
      key={failure.source}
      failure={failure}
      isExplained={!!verdict?.reason.includes(failure.message)}
    />
  ));
  return (
    <>
      {requestNotice}
      {verdict ? (
        <VerdictHead
          {...verdict}
          since={verdict.status === 'unknown' ? undefined : since}
          observedAt={reading && verdict.observedAt}
          link={reading?.link}
          runbook={runbook}
          actions={actions}
        />
      ) : (
        <VerdictHead
          status="pending"
          reason="The first answer comes at the next survey."
          runbook={runbook}
          actions={actions}
        />
      )}
      {verdict?.status === 'unknown' ? (
        <>
          {notices}
          {children}
        </>
      ) : (
        <>
          {children}
          {notices}
        </>
      )}
      {verdict &&
        pending.map(({ source }) => (
          <p key={source} className={styles.meta}>
            {sourceName(source)}: the first answer comes at the next survey.
          </p>
        ))}
    </>
  );
}
