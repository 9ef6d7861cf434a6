import { Dialog, DialogBody, DialogHeader, Switch } from '@backstage/ui';
import { PageShortcut } from '@gantry/plugin-vitals';
import { Fragment, useState } from 'react';
import { Destination } from '../navigation/destinationsOf';
import styles from './ShortcutsDialog.module.css';
import { singleKeys } from './singleKeys';

interface ShortcutsDialogProps {
  destinations: Destination[];
  /** Those of the page that is open. */
  ofPage: readonly PageShortcut[];
  onClose: () => void;
}

/** How keys are written that have another name than what they type. */
const keyNames: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** Every shortcut there is, and the switch for those that are a plain character. */
export function ShortcutsDialog(props: ShortcutsDialogProps) {
  const [areOn, setAreOn] = useState(singleKeys.areOn);
  const rows = [
    { keys: [['/'], ['Ctrl', 'K'], ['⌘', 'K']], what: 'Search' },
    ...props.destinations.flatMap(({ letter, title }) =>
      letter ? [{ keys: [['g', letter]], what: `Go to ${title}` }] : [],
    ),
    { keys: [['?']], what: 'Show this list' },
    ...props.ofPage.map(({ keys, what }) => ({
      keys: keys.map(key => [keyNames[key] ?? key]),
      what,
    })),
  ];

  return (
    <Dialog isOpen onOpenChange={props.onClose} width={420}>
      <DialogHeader>Keyboard shortcuts</DialogHeader>
      <DialogBody>
        <dl className={styles.list}>
          {rows.map(({ keys, what }) => (
            <div key={what} className={styles.row}>
              <dt>{what}</dt>
              <dd className={styles.keys}>
                {keys.map((chord, index) => (
                  <Fragment key={chord.join(' ')}>
                    {index > 0 && <span>or</span>}
                    {chord.map(key => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </Fragment>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Switch
          label="Shortcuts without Ctrl or ⌘"
          isSelected={areOn}
          onChange={on => {
            singleKeys.set(on);
            setAreOn(on);
          }}
        />
      </DialogBody>
    </Dialog>
  );
}
