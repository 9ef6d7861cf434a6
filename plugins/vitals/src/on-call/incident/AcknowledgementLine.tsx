import { Button, VisuallyHidden } from '@backstage/ui';
import { Acknowledgement } from '@gantry/plugin-vitals-common';
import { RiUserFollowLine } from '@remixicon/react';
import { EntityName } from '../../fleet';
import { Age } from '../../verdict';
import { OnCallView } from '../useOnCall';
import styles from './Incident.module.css';

export interface AcknowledgementLineProps {
  acknowledgement: Acknowledgement;
  view: Pick<OnCallView, 'catalog' | 'identity'>;
  /** What it was given for, for those who do not see what stands around it. */
  subject: string;
  /** Absent for those who may not take it back. */
  onWithdraw?: () => void;
}

/** Who sees to it, since when, and what they noted. */
export function AcknowledgementLine(props: AcknowledgementLineProps) {
  const { acknowledgement, view, subject, onWithdraw } = props;
  const { by, at, note } = acknowledgement;
  return (
    <div className={styles.acknowledgement}>
      <RiUserFollowLine className={styles.glyph} aria-hidden />
      <span className={styles.acknowledged}>
        Acknowledged by{' '}
        <EntityName entityRef={by} entity={view.catalog.get(by)} />
        {by === view.identity.data?.userEntityRef && ' (you)'},{' '}
        <Age time={at} />
        {note && <q className={styles.note}>{note}</q>}
      </span>
      {onWithdraw && (
        <Button
          className={styles.action}
          size="small"
          variant="tertiary"
          onPress={onWithdraw}
        >
          Withdraw<VisuallyHidden> for {subject}</VisuallyHidden>
        </Button>
      )}
    </div>
  );
}
