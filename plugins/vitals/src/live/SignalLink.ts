import { SignalApi } from '@backstage/plugin-signals-react';
import {
  VitalsSignal,
  vitalsSignalChannel,
} from '@gantry/plugin-vitals-common';

export interface LinkState {
  /** Whether changes are told at once, as far as anybody can know. */
  isConnected: boolean;
  /** That of the last signal. */
  revision?: number;
  /** How often the connection has come back; what was signalled meanwhile is lost. */
  returns: number;
}

/** Milliseconds between two looks at the connection. */
const lookEvery = 2_000;
/** Milliseconds. A survey may signal its last changes when it ends. */
const graceOfSignals = 30_000;

/**
 * The connection by which the backend signals, for all that wait for its signals.
 *
 * The signals API tells nothing of its connection. Where it is the stock client its socket is looked at; whatever
 * it is, a revision that an answer tells and no signal does shows that signals no longer arrive.
 */
export class SignalLink {
  private state: LinkState;
  private readonly listeners = new Set<() => void>();
  private leave?: () => void;
  /** The newest revision that needs no signal any more. */
  private heard?: number;
  /** When an answer first told a newer one, in milliseconds since the epoch. */
  private unheardSince?: number;

  constructor(private readonly signals: SignalApi | undefined) {
    // Until it has had the time to connect, nothing is amiss.
    this.state = { isConnected: signals !== undefined, returns: 0 };
  }

  readonly getSnapshot = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    this.leave ??= this.enter();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.leave?.();
        this.leave = undefined;
      }
    };
  };

  /** To be told which revision an answer is of. */
  sawRevision(revision: number) {
    if (!this.isOpen()) {
      return;
    }
    if (this.heard === undefined) {
      this.heard = revision;
    } else if (revision > this.heard) {
      this.unheardSince ??= Date.now();
    }
  }

  private enter() {
    const subscription = this.signals?.subscribe<
      Pick<VitalsSignal, 'revision'>
    >(vitalsSignalChannel, ({ revision }) => this.hear(revision));
    const look = () => this.look();
    const timer = setInterval(look, lookEvery);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      subscription?.unsubscribe();
      clearInterval(timer);
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
      this.heard = undefined;
      this.unheardSince = undefined;
    };
  }

  private hear(revision: number) {
    this.heard = revision;
    this.unheardSince = undefined;
    const returns = this.state.returns + Number(!this.state.isConnected);
    this.publish({ revision, isConnected: true, returns });
  }

  private look() {
    const isOpen = this.isOpen();
    if (!isOpen) {
      this.heard = undefined;
      this.unheardSince = undefined;
    }
    const isDeaf =
      this.unheardSince !== undefined &&
      Date.now() - this.unheardSince > graceOfSignals;
    const isConnected = isOpen && !isDeaf;
    if (isConnected !== this.state.isConnected) {
      if (isDeaf) {
        // A socket that is open on this side only; without a code the stock client connects again.
        this.socket()?.close();
      }
      const returns = this.state.returns + Number(isConnected);
      this.publish({ ...this.state, isConnected, returns });
    }
  }

  private isOpen(): boolean {
    if (!this.signals || !navigator.onLine) {
      return false;
    }
    const socket = this.socket();
    if (socket === undefined) {
      return true; // Another client than the stock one: only what it tells can be known.
    }
    return socket?.readyState === WebSocket.OPEN;
  }

  /** That of the stock client, which has none while it is not connected; undefined for another client. */
  private socket(): WebSocket | null | undefined {
    return this.signals && Reflect.get(this.signals, 'ws');
  }

  private publish(state: LinkState) {
    this.state = state;
    this.listeners.forEach(listener => listener());
  }
}
