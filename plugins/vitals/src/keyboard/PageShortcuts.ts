/** A key of the page that is open. */
export interface PageShortcut {
  /** As `KeyboardEvent.key` tells them; any of them. */
  keys: string[];
  /** What it does, for the list of all shortcuts. */
  what: string;
  /** @returns false where the key has nothing to do just now and keeps its own meaning */
  run(): boolean | void;
}

/**
 * The shortcuts of the page that is open. Pages add them; whoever listens to the keyboard for the whole app, and
 * knows when somebody types, hands keys on and lists them.
 */
export class PageShortcuts {
  private shortcuts: readonly PageShortcut[] = [];
  private readonly listeners = new Set<() => void>();

  readonly getSnapshot = () => this.shortcuts;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** @returns what takes them away again */
  add(shortcuts: readonly PageShortcut[]): () => void {
    this.publish([...this.shortcuts, ...shortcuts]);
    return () =>
      this.publish(this.shortcuts.filter(each => !shortcuts.includes(each)));
  }

  /** @returns whether the key did something */
  press(key: string): boolean {
    return this.shortcuts.some(
      shortcut => shortcut.keys.includes(key) && shortcut.run() !== false,
    );
  }

  private publish(shortcuts: readonly PageShortcut[]) {
    this.shortcuts = shortcuts;
    this.listeners.forEach(listener => listener());
  }
}
