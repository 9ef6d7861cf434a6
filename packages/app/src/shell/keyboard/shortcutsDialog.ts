/** Whether the list of shortcuts is open; a key, a button and the dialog itself say so. */
class ShortcutsDialogControl {
  private opened = false;
  private readonly listeners = new Set<() => void>();

  readonly isOpen = () => this.opened;

  readonly open = () => this.set(true);

  readonly close = () => this.set(false);

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private set(opened: boolean) {
    if (opened !== this.opened) {
      this.opened = opened;
      this.listeners.forEach(listener => listener());
    }
  }
}

export const shortcutsDialog = new ShortcutsDialogControl();
