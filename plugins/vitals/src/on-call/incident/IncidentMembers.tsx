import { Button } from '@backstage/ui';
import { IncidentEntity } from '@gantry/plugin-vitals-common';
import { useId, useState } from 'react';
import { EntityName } from '../../fleet';
import list from '../../fleet/FleetList.module.css';
import { Age, StatusMark } from '../../verdict';
import { ShownIncident, nameOf } from '../incidents';
import { OnCallView } from '../useOnCall';
import { AcknowledgementLine } from './AcknowledgementLine';
import { FlappingLine } from './FlappingLine';
import styles from './Incident.module.css';

/** How many are listed before the rest is folded away; folding one away would save nothing. */
const shownAtFirst = 3;

export interface IncidentMembersProps {
  members: IncidentEntity[];
  incident: ShownIncident;
  view: OnCallView;
}

/** What the incident takes along. */
export function IncidentMembers(props: IncidentMembersProps) {
  const { members, incident, view } = props;
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const isLong = members.length > shownAtFirst + 1;
  const unlisted = incident.entityCount - incident.entities.length;
  const shown = isLong && !isOpen ? members.slice(0, shownAtFirst) : members;
  return (
    <div className={styles.members}>
      <ul id={id} className={list.lines} aria-label={labelOf(incident)}>
        {shown.map(member => (
          <Member
            key={`${member.entityRef} ${member.vital}`}
            member={member}
            incident={incident}
            view={view}
          />
        ))}
      </ul>
      {isOpen && unlisted > 0 && (
        <p className={styles.muted}>
          and {unlisted.toLocaleString('en-US')} more that are not listed
        </p>
      )}
      {isLong && (
        <Button
          className={styles.action}
          size="small"
          variant="tertiary"
          aria-expanded={isOpen}
          aria-controls={id}
          onPress={() => setIsOpen(!isOpen)}
        >
          {isOpen
            ? `Only the first ${shownAtFirst}`
            : `and ${(members.length - shownAtFirst + unlisted).toLocaleString('en-US')} more`}
        </Button>
      )}
    </div>
  );
}

interface MemberProps {
  member: IncidentEntity;
  incident: ShownIncident;
  view: OnCallView;
}

function Member({ member, incident, view }: MemberProps) {
  const { entityRef, facts, verdict, flapping, acknowledgement } = member;
  const isApart =
    acknowledgement && acknowledgement.at !== incident.acknowledgement?.at;
  return (
    <li className={list.line} data-status={verdict.status}>
      <span className={list.status}>
        <StatusMark status={verdict.status} />
      </span>
      <span className={list.subject}>
        <span className={list.name}>
          <EntityName entityRef={entityRef} title={nameOf(member)} />
        </span>
        {facts.tier && <span className={list.meta}>Tier {facts.tier}</span>}
      </span>
      <div className={list.reason}>
        {verdict.reason}
        {flapping && <FlappingLine flapping={flapping} />}
        {isApart && (
          <AcknowledgementLine
            acknowledgement={acknowledgement}
            view={view}
            subject={nameOf(member)}
          />
        )}
      </div>
      <span className={list.age}>
        {verdict.since && (
          <>
            for <Age time={verdict.since} form="span" />
          </>
        )}
      </span>
    </li>
  );
}

function labelOf(incident: ShownIncident): string {
  return 'source' in incident.cause
    ? `What ${incident.name} tells nothing of`
    : `What ${incident.name} takes along`;
}
