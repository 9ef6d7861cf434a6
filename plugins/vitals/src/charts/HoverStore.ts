import { Hovered } from './PlotView';

/** Where the crosshair of one chart is. It moves with the pointer, so only what shows it listens. */
export class HoverStore {
  private hovered?: Hovered;
  private readonly listeners = new Set<() => void>();

  readonly getSnapshot = () => this.hovered;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  set(hovered: Hovered | undefined) {
    if (hovered !== this.hovered) {
      this.hovered = hovered;
      this.listeners.forEach(listener => listener());
    }
  }
}
