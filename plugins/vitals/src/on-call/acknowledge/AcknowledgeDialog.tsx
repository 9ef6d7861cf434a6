import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { maximumNoteLength } from '@gantry/plugin-vitals-common';
import { useState } from 'react';
import { vitalsApiRef } from '../../api';
import { EntityName } from '../../fleet';
import { CatalogEntities } from '../../live';
import { Age, StatusMark } from '../../verdict';
import prose from '../../verdict/prose.module.css';
import { ShownIncident } from '../incidents';
import { ActionNotice, isOutdated } from './ActionNotice';
import styles from './Dialog.module.css';
import { useAction } from './useAction';

export interface IncidentDialogProps {
  /** As it was when the dialog was opened. */
  incident: ShownIncident;
  /** As it is now; absent when it is over. */
  now?: ShownIncident;
  catalog: CatalogEntities;
  onClose(): void;
  /** To be told that the list is out of date. */
  onChanged(): void;
  onDone(): void;
}

/** Says that one sees to an incident, with a note for the others. */
export function AcknowledgeDialog(props: IncidentDialogProps) {
  const { incident, now, catalog, onClose, onChanged, onDone } = props;
  const api = useApi(vitalsApiRef);
  const [note, setNote] = useState('');
  const { isPending, error, run } = useAction({
    act: () => api.acknowledge(incident.cause, note.trim() || undefined),
    onDone: () => {
      onChanged();
      onDone();
    },
    onFailed: failed => isOutdated(failed) && onChanged(),
  });
  const others = incident.members.length;
  const first = isPending ? undefined : now?.acknowledgement;

  return (
    <Dialog
      isOpen
      isKeyboardDismissDisabled={isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={480}
    >
      <DialogHeader className={styles.header}>
        Acknowledge {incident.name}
      </DialogHeader>
      <DialogBody>
        <form
          id="acknowledge"
          className={styles.form}
          onSubmit={event => {
            event.preventDefault();
            run();
          }}
        >
          <p className={prose.text}>
            <StatusMark status={incident.status} />{' '}
            {others > 0 &&
              `with ${others} more ${others === 1 ? 'service' : 'services'}. `}
            Everybody sees that you see to it, until it is well again.
          </p>
          <TextAreaField
            label="Note"
            secondaryLabel="optional"
            description={`${note.length} of ${maximumNoteLength} characters`}
            value={note}
            maxLength={maximumNoteLength}
            onChange={setNote}
            rows={3}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- who opens the dialog goes on in it
            autoFocus
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                run();
              }
            }}
          />
          {error && <ActionNotice error={error} />}
          {first && (
            <p className={prose.text} role="status">
              <EntityName entityRef={first.by} entity={catalog.get(first.by)} />{' '}
              has acknowledged it, <Age time={first.at} />
              {first.note && `: “${first.note}”`}
            </p>
          )}
        </form>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <Button variant="secondary" onPress={onClose}>
          {first ? 'Close' : 'Cancel'}
        </Button>
        {!first && (
          <Button
            type="submit"
            form="acknowledge"
            variant="primary"
            isPending={isPending}
          >
            Acknowledge
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
