/** Cuts text to a width, and remembers where: the same names are drawn again and again. */
export class TextFitter {
  private readonly fitted = new Map<string, string>();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** The text in the context's present font, with an ellipsis where it is too long; empty where not even that fits. */
  fit(text: string, width: number): string {
    const key = `${this.context.font}|${Math.floor(width)}|${text}`;
    let result = this.fitted.get(key);
    if (result === undefined) {
      result = this.cut(text, width);
      this.fitted.set(key, result);
    }
    return result;
  }

  private cut(text: string, width: number): string {
    if (this.context.measureText(text).width <= width) {
      return text;
    }
    let low = 0;
    let high = text.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (
        this.context.measureText(`${text.slice(0, middle)}…`).width <= width
      ) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low > 0 ? `${text.slice(0, low).trimEnd()}…` : '';
  }
}
