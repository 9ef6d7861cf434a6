import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { vitalsApiRef } from '../../api';
import { EntityName } from '../../fleet';
import prose from '../../verdict/prose.module.css';
import { IncidentDialogProps } from './AcknowledgeDialog';
import { ActionNotice, isOutdated } from './ActionNotice';
import styles from './Dialog.module.css';
import { useAction } from './useAction';

/** Takes an acknowledgement back, once one has said that one means it. */
export function WithdrawDialog(props: IncidentDialogProps) {
  const { incident, catalog, onClose, onChanged, onDone } = props;
  const api = useApi(vitalsApiRef);
  const { isPending, error, run } = useAction({
    act: () => api.withdrawAcknowledgement(incident.cause),
    onDone: () => {
      onChanged();
      onDone();
    },
    onFailed: failed => isOutdated(failed) && onChanged(),
  });
  const by = incident.acknowledgement?.by;

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
          <p className={prose.text}>
            {by && (
              <>
                <EntityName entityRef={by} entity={catalog.get(by)} /> gave
                it.{' '}
              </>
            )}
            Without it {incident.name} counts as something that needs someone
            again.
          </p>
          {error && <ActionNotice error={error} />}
        </div>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <Button variant="secondary" onPress={onClose}>
          Keep it
        </Button>
        <Button variant="primary" isPending={isPending} onPress={run}>
          Withdraw
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
