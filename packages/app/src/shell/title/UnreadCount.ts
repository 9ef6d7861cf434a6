/** How many notifications are not read: the navigation finds it out, the tab's title tells it too. */
class UnreadCount {
  private count = 0;
  private readonly listeners = new Set<() => void>();

  readonly get = () => this.count;

  readonly set = (count: number) => {
    if (count !== this.count) {
      this.count = count;
      this.listeners.forEach(listener => listener());
    }
  };

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}

export const unreadCount = new UnreadCount();
