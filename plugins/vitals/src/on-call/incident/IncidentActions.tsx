import { Button, ButtonLink, VisuallyHidden } from '@backstage/ui';
import {
  RiBookOpenLine,
  RiCheckLine,
  RiExternalLinkLine,
} from '@remixicon/react';
import { safeHref, vendorName } from '../../verdict';
import { ShownIncident } from '../incidents';
import styles from './Incident.module.css';

export interface IncidentActionsProps {
  incident: ShownIncident;
  /** Absent where it is acknowledged, and for those who may not. */
  onAcknowledge?: () => void;
}

const elsewhere = { target: '_blank', rel: 'noopener noreferrer' };

/** What to do, where to look, and the word that one sees to it. */
export function IncidentActions(props: IncidentActionsProps) {
  const { name, lead } = props.incident;
  const runbook = safeHref(lead?.facts.runbook);
  const console = safeHref(lead?.verdict.link);
  if (!runbook && !console && !props.onAcknowledge) {
    return null;
  }
  return (
    <div className={styles.actions}>
      {props.onAcknowledge && (
        <Button
          className={styles.action}
          size="small"
          variant="primary"
          iconStart={<RiCheckLine aria-hidden />}
          onPress={props.onAcknowledge}
        >
          Acknowledge<VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      )}
      {runbook && (
        <ButtonLink
          className={styles.action}
          href={runbook}
          {...(runbook.startsWith('/') ? {} : elsewhere)}
          size="small"
          variant="secondary"
          iconStart={<RiBookOpenLine aria-hidden />}
        >
          Runbook<VisuallyHidden> of {name}</VisuallyHidden>
        </ButtonLink>
      )}
      {lead && console && (
        <ButtonLink
          className={styles.action}
          href={console}
          {...elsewhere}
          size="small"
          variant="secondary"
          iconEnd={<RiExternalLinkLine aria-hidden />}
        >
          Open in {vendorName(lead.verdict.source)}
          <VisuallyHidden> for {name}</VisuallyHidden>
        </ButtonLink>
      )}
    </div>
  );
}
