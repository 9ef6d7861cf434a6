import { fireEvent, waitFor } from '@testing-library/react';

interface Call {
  name: string;
  words: unknown[];
}

interface Point {
  x: number;
  y: number;
}

/** A canvas that writes down what is drawn, in a place of that size; jsdom has neither pictures nor sizes. */
export function fakeCanvas(size: { width: number; height: number }) {
  const calls: Call[] = [];
  const context: CanvasRenderingContext2D = new Proxy({} as any, {
    get: (target, name: string) => {
      if (name === 'measureText') {
        return (text: string) => ({ width: text.length * 6 });
      }
      return (
        target[name] ??
        ((...words: unknown[]) => {
          calls.push({ name, words });
        })
      );
    },
  });
  const mocks = [
    jest
      .spyOn(HTMLCanvasElement.prototype, 'getContext')
      .mockReturnValue(context as any),
    jest
      .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
      .mockReturnValue(size.width),
    jest
      .spyOn(HTMLElement.prototype, 'clientHeight', 'get')
      .mockReturnValue(size.height),
  ];
  const before = {
    ResizeObserver: window.ResizeObserver,
    scrollIntoView: Element.prototype.scrollIntoView,
  };
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => {};

  const wordsOf = (wanted: string) =>
    calls.filter(({ name }) => name === wanted).map(({ words }) => words);
  const map = () =>
    document.querySelector('canvas[aria-hidden]') as HTMLCanvasElement;

  return {
    /** The texts that were written, oldest first. */
    texts: () => wordsOf('fillText').map(([text]) => text as string),
    /** The pictures that were copied. */
    drawn: () => wordsOf('drawImage'),
    cleared: () => wordsOf('clearRect'),
    forget: () => {
      calls.length = 0;
    },
    /** Within the cell that bears a name. */
    placeOf: (name: string): Promise<Point> =>
      waitFor(() => {
        const [, x, y] = wordsOf('fillText').find(([text]) => text === name)!;
        return { x: Number(x), y: Number(y) - 20 };
      }),
    moveTo: ({ x, y }: Point) => point('pointermove', 'mouse', x, y),
    tap: ({ x, y }: Point) => {
      point('pointerdown', 'touch', x, y);
      fireEvent.click(map(), { clientX: x, clientY: y });
    },
    restore: () => {
      mocks.forEach(mock => mock.mockRestore());
      window.ResizeObserver = before.ResizeObserver;
      Element.prototype.scrollIntoView = before.scrollIntoView;
    },
  };

  function point(type: string, pointerType: string, x: number, y: number) {
    const event = new MouseEvent(type, {
      bubbles: true,
      clientX: x,
      clientY: y,
    });
    Object.defineProperty(event, 'pointerType', { value: pointerType });
    fireEvent(map(), event);
  }
}
