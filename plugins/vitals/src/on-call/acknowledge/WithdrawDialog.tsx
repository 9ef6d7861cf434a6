import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { vitalsApiRef } from '../../api';
import { EntityName } from '../../fleet';
import prose from '../../verdict/prose.module.css';
import { IncidentDialogProps } from './AcknowledgeDialog';
import { ActionNotice } from './ActionNotice';
import styles from './Dialog.module.css';
import { OverLine } from './OverLine';
import { useAction } from './useAction';

/** Takes an acknowledgement back, once one has said that one means it, and means that of who has it now. */
export function WithdrawDialog(props: IncidentDialogProps) {
  const { now, catalog, onClose, onChanged, onDone } = props;
  const incident = now ?? props.incident;
  const api = useApi(vitalsApiRef);
  const { isPending, error, run } = useAction({
    act: () => api.withdrawAcknowledgement(incident.cause),
    onDone: () => {
      onChanged();
      onDone();
    },
    onFailed: onChanged,
  });
  const { acknowledgement } = incident;
  const [meant, setMeant] = useState(props.incident.acknowledgement?.at);
  const isOver = props.isOver && !isPending;
  const isGone = !isPending && !isOver && !acknowledgement;
  const isAnother =
    !isPending && !!acknowledgement && acknowledgement.at !== meant;
  const by = acknowledgement?.by;
  const mayStill = !isOver && !isGone;

  return (
    <Dialog
      isOpen
      isKeyboardDismissDisabled={isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={480}
    >
      <DialogHeader className={styles.header}>
        Withdraw the acknowledgement of {incident.name}?
      </DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          {isOver && <OverLine />}
          {isGone && (
            <p className={prose.text} role="status">
              It is withdrawn already.
            </p>
          )}
          {mayStill && (
            <p className={prose.text} role={isAnother ? 'status' : undefined}>
              {by && (
                <>
                  <EntityName entityRef={by} entity={catalog.get(by)} />{' '}
                  {isAnother
                    ? 'has acknowledged it since this was asked.'
                    : 'gave it.'}{' '}
                </>
              )}
              Without it {incident.name} counts as something that needs someone
              again.
            </p>
          )}
          {error && <ActionNotice error={error} />}
        </div>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <Button variant="secondary" onPress={onClose}>
          {mayStill ? 'Keep it' : 'Close'}
        </Button>
        {mayStill && isAnother && (
          <Button
            variant="primary"
            onPress={() => setMeant(acknowledgement.at)}
          >
            Withdraw this one too
          </Button>
        )}
        {mayStill && !isAnother && (
          <Button variant="primary" isPending={isPending} onPress={run}>
            Withdraw
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
