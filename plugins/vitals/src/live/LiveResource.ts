import { toError } from '@backstage/errors';
import { onWake } from './onWake';

/** What is known of something that keeps changing on the server. */
export interface Live<T> {
  /** The last good answer; stays when a later request fails. */
  data?: T;
  /** Milliseconds since the epoch: when `data` was asked for, as it tells nothing later. */
  updatedAt?: number;
  /** Why the last request failed; absent after a good one. */
  error?: Error;
  isFetching: boolean;
}

export interface LiveResourceOptions<T> {
  /** @param previous - the last good answer, for those that ask only what changed */
  load: (signal: AbortSignal, previous?: T) => Promise<T>;
  /** Milliseconds between two requests while nothing else asks for one. */
  pollEvery: number;
  /** After which errors the last answer may no longer be shown. */
  forgetAfter?: (error: Error) => boolean;
  /** Milliseconds after which a request is given up; 20 seconds unless told. */
  timeout?: number;
  /** Called when nobody looks any more. */
  whenLeft?: () => void;
}

/** A request that hangs would freeze the page at its last answer without a word. */
const requestTimeout = 20_000;

/**
 * One thing on the server, fetched once for all components that look at it. It fetches while somebody
 * looks and the tab is visible, and aborts when the last one has gone.
 */
export class LiveResource<T> {
  private state: Live<T> = { isFetching: false };
  private readonly listeners = new Set<() => void>();
  private request?: AbortController;
  private timer?: ReturnType<typeof setTimeout>;
  private isDue = false;
  private occasion?: string;
  private ignoreWake?: () => void;

  constructor(private readonly options: LiveResourceOptions<T>) {}

  readonly getSnapshot = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      document.addEventListener('visibilitychange', this.onVisibilityChange);
      this.ignoreWake = onWake(this.onWake);
      this.refresh();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.stop();
        this.options.whenLeft?.();
      }
    };
  };

  /** Asks now, or as soon as the running request has ended or the tab is visible again. */
  readonly refresh = () => {
    if (document.hidden || this.request) {
      this.isDue = true;
      return;
    }
    this.fetch();
  };

  /** Asks again unless another component has done so on the same occasion. */
  refreshFor(occasion: string) {
    if (occasion !== this.occasion) {
      this.occasion = occasion;
      this.refresh();
    }
  }

  private readonly onVisibilityChange = () => {
    clearTimeout(this.timer);
    if (!document.hidden) {
      this.refresh();
    }
  };

  private readonly onWake = () => {
    // What was asked before a sleep may never be answered.
    const request = this.request;
    this.request = undefined;
    request?.abort();
    this.refresh();
  };

  private async fetch() {
    clearTimeout(this.timer);
    this.isDue = false;
    const request = new AbortController();
    this.request = request;
    this.publish({ ...this.state, isFetching: true });

    const next = await this.load(request);
    if (this.request !== request) {
      return;
    }
    this.request = undefined;
    this.publish(next);
    if (this.isDue) {
      this.refresh();
    } else if (!document.hidden) {
      this.timer = setTimeout(this.refresh, this.options.pollEvery);
    }
  }

  private async load(request: AbortController): Promise<Live<T>> {
    const timeout = setTimeout(
      () => request.abort(new Error('No answer in time')),
      this.options.timeout ?? requestTimeout,
    );
    const askedAt = Date.now();
    try {
      const data = await unlessAborted(
        this.options.load(request.signal, this.state.data),
        request.signal,
      );
      return { data, updatedAt: askedAt, isFetching: false };
    } catch (thrown) {
      const error = toError(request.signal.reason ?? thrown);
      const { data, updatedAt } = this.state;
      return this.options.forgetAfter?.(error)
        ? { error, isFetching: false }
        : { data, updatedAt, error, isFetching: false };
    } finally {
      clearTimeout(timeout);
    }
  }

  private stop() {
    document.removeEventListener('visibilitychange', this.onVisibilityChange);
    this.ignoreWake?.();
    clearTimeout(this.timer);
    const request = this.request;
    this.request = undefined;
    request?.abort();
    this.state = { ...this.state, isFetching: false };
  }

  private publish(state: Live<T>) {
    this.state = state;
    this.listeners.forEach(listener => listener());
  }
}

/** The promise's outcome, or the signal's reason once it aborts: not every client heeds a signal. */
function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
    promise.then(resolve, reject);
  });
}
