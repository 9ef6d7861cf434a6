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
import { ActionNotice } from './ActionNotice';
import styles from './Dialog.module.css';
import { OverLine } from './OverLine';
import { useAction } from './useAction';

export interface IncidentDialogProps {
  /** As it was when the dialog was opened. */
  incident: ShownIncident;
  /** As it is now; absent when it is over, or when that is not known. */
  now?: ShownIncident;
  isOver: boolean;
  catalog: CatalogEntities;
  onClose(): void;
  /** To be told that the list is out of date. */
  onChanged(): void;
  onDone(): void;
}

/** Says that one sees to an incident, with a note for the others. */
export function AcknowledgeDialog(props: IncidentDialogProps) {
  const { now, catalog, onClose, onChanged, onDone } = props;
  const incident = now ?? props.incident;
  const api = useApi(vitalsApiRef);
  const [note, setNote] = useState('');
  const { isPending, error, run } = useAction({
    act: () => api.acknowledge(incident.cause, note.trim() || undefined),
    onDone: () => {
      onChanged();
      onDone();
    },
    onFailed: onChanged,
  });
  const others = incident.members.length;
  const first = isPending ? undefined : now?.acknowledgement;
  const isOver = props.isOver && !isPending;
  const mayStill = !first && !isOver;
  const acknowledge = () => mayStill && run();

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
            acknowledge();
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
                acknowledge();
              }
            }}
          />
          {error && <ActionNotice error={error} />}
          {isOver && <OverLine />}
          {first && (
            <p className={prose.text}>
              <span role="status">
                <EntityName
                  entityRef={first.by}
                  entity={catalog.get(first.by)}
                />{' '}
                has acknowledged it
                {first.note && `: “${first.note}”`}
              </span>
              , <Age time={first.at} />
            </p>
          )}
        </form>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <Button variant="secondary" onPress={onClose}>
          {mayStill ? 'Cancel' : 'Close'}
        </Button>
        {mayStill && (
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
