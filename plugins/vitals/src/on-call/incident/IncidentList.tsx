import { OnCallView } from '../useOnCall';
import { ShownIncident } from '../incidents';
import { RovingFocus } from '../useRovingFocus';
import styles from './Incident.module.css';
import { IncidentBlock } from './IncidentBlock';

export interface IncidentListProps {
  incidents: ShownIncident[];
  view: OnCallView;
  /** Whether filters may leave entities out. */
  isNarrowed: boolean;
  keys: RovingFocus;
  onAcknowledge(incident: ShownIncident): void;
  onWithdraw(incident: ShownIncident): void;
}

export function IncidentList(props: IncidentListProps) {
  const { incidents, keys, ...rest } = props;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only follows where the focus goes
    <ul
      ref={keys.list}
      className={styles.list}
      aria-label="What needs someone"
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
    >
      {incidents.map(incident => (
        <li key={incident.key}>
          <IncidentBlock
            {...rest}
            incident={incident}
            isCurrent={incident.key === keys.current}
          />
        </li>
      ))}
    </ul>
  );
}
