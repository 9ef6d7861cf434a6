import { useId } from 'react';
import { RecentTransitions } from '../../health/RecentTransitions';
import { Disclosure, EntityName } from '../../fleet';
import { Age, StatusMark } from '../../verdict';
import { ShownIncident } from '../incidents';
import { OnCallView } from '../useOnCall';
import { rovingItem } from '../useRovingFocus';
import { AcknowledgementLine } from './AcknowledgementLine';
import { EntityFactsLine } from './EntityFactsLine';
import { FlappingLine } from './FlappingLine';
import styles from './Incident.module.css';
import { IncidentActions } from './IncidentActions';
import { IncidentMembers } from './IncidentMembers';

export interface IncidentBlockProps {
  incident: ShownIncident;
  view: OnCallView;
  /** Whether filters may leave entities out. */
  isNarrowed: boolean;
  /** Whether Tab stops here. */
  isCurrent: boolean;
  onAcknowledge(incident: ShownIncident): void;
  onWithdraw(incident: ShownIncident): void;
}

/** One incident: what, since when, why, whose, what to do, who sees to it, and what it takes along. */
export function IncidentBlock(props: IncidentBlockProps) {
  const { incident, view, isNarrowed, isCurrent } = props;
  const { key, status, name, lead, members, entities, since } = incident;
  const { because, acknowledgement, matches } = incident;
  const id = useId();
  const heading = `${id}name`;
  const mayAcknowledge = !!view.onCall.data?.mayAcknowledge;

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- j and k go from one incident to the next
    <article
      className={styles.incident}
      aria-labelledby={heading}
      // Who comes by keyboard hears how bad it is and why, not the name alone.
      aria-describedby={`${id}status ${id}reason`}
      data-status={status}
      data-acknowledged={acknowledgement ? true : undefined}
      {...rovingItem(key, isCurrent ? key : undefined)}
    >
      <div className={styles.head}>
        <span id={`${id}status`}>
          <StatusMark status={status} size="large" />
        </span>
        <h3 id={heading} className={styles.name}>
          {lead ? (
            <EntityName entityRef={lead.entityRef} title={name} />
          ) : (
            titleOf(incident)
          )}
        </h3>
        {since && (
          <span className={styles.age}>
            for <Age time={since} form="span" />
          </span>
        )}
      </div>
      {lead && <EntityFactsLine facts={lead.facts} catalog={view.catalog} />}
      {lead && (
        <p id={`${id}reason`} className={styles.reason}>
          {lead.verdict.reason}
        </p>
      )}
      {lead?.flapping && <FlappingLine flapping={lead.flapping} />}
      {because && (
        <p
          id={lead ? undefined : `${id}reason`}
          className={lead ? styles.because : styles.reason}
        >
          {because}
        </p>
      )}
      {acknowledgement && (
        <AcknowledgementLine
          acknowledgement={acknowledgement}
          view={view}
          onWithdraw={
            mayAcknowledge ? () => props.onWithdraw(incident) : undefined
          }
          subject={name}
        />
      )}
      <IncidentActions
        incident={incident}
        onAcknowledge={
          mayAcknowledge && !acknowledgement
            ? () => props.onAcknowledge(incident)
            : undefined
        }
      />
      {isNarrowed && matches < entities.length && (
        <p className={styles.muted}>
          {matches} of its {entities.length}
          {entities.length < incident.entityCount && ' listed'} services{' '}
          {matches === 1 ? 'matches' : 'match'} the filters.
        </p>
      )}
      {members.length > 0 && (
        <IncidentMembers members={members} incident={incident} view={view} />
      )}
      {lead && (
        <Disclosure summary={`Recent changes of ${name}`}>
          {() => (
            <div className={styles.changes}>
              <RecentTransitions entityRef={lead.entityRef} alarms={[]} />
            </div>
          )}
        </Disclosure>
      )}
    </article>
  );
}

function titleOf({ cause, name }: ShownIncident): string {
  return 'source' in cause ? `${name} does not answer` : name;
}
