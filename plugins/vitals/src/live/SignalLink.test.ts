import { SignalClient } from '@backstage/plugin-signals';
import { mockApis } from '@backstage/frontend-test-utils';
import { fakeSignals } from '../__testUtils__/signals';
import { SignalLink } from './SignalLink';

/** The browser's socket, which the test opens, closes and lets speak. */
class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  static last: FakeSocket;
  readyState = FakeSocket.CONNECTING;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number }) => void;
  send = jest.fn();

  constructor() {
    super();
    FakeSocket.last = this;
  }

  open() {
    this.readyState = FakeSocket.OPEN;
  }

  close(code = 1006) {
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code });
  }
}

const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);

describe('the connection of signals', () => {
  const { WebSocket } = globalThis;

  beforeEach(() => {
    jest.useFakeTimers();
    globalThis.WebSocket = FakeSocket as any;
  });

  afterEach(() => {
    jest.useRealTimers();
    globalThis.WebSocket = WebSocket;
  });

  it('knows whether the socket of the stock client is open', async () => {
    globalThis.crypto.randomUUID ??= () => 'a-b-c-d-e';
    const link = new SignalLink(
      SignalClient.create({
        identity: mockApis.identity({ token: 'token' }),
        discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.example' }),
      }),
    );
    const unsubscribe = link.subscribe(() => {});
    await seconds(0);
    FakeSocket.last.open();
    await seconds(3);
    expect(link.getSnapshot()).toMatchObject({ isConnected: true, returns: 0 });

    FakeSocket.last.close();
    await seconds(3);
    expect(link.getSnapshot().isConnected).toBe(false);
    await seconds(2.5);
    FakeSocket.last.open();
    await seconds(3);

    expect(link.getSnapshot()).toMatchObject({ isConnected: true, returns: 1 });
    FakeSocket.last.onmessage!({
      data: JSON.stringify({ channel: 'vitals', message: { revision: 8 } }),
    });
    expect(link.getSnapshot().revision).toBe(8);
    unsubscribe();
  });

  it('has a socket opened anew that is open on this side only', async () => {
    globalThis.crypto.randomUUID ??= () => 'a-b-c-d-e';
    const link = new SignalLink(
      SignalClient.create({
        identity: mockApis.identity({ token: 'token' }),
        discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.example' }),
      }),
    );
    const unsubscribe = link.subscribe(() => {});
    await seconds(0);
    const first = FakeSocket.last;
    first.open();
    await seconds(3);
    link.sawRevision(4);
    link.sawRevision(5);

    for (let second = 0; second < 50; second++) {
      await seconds(1);
      if (FakeSocket.last.readyState === FakeSocket.CONNECTING) {
        FakeSocket.last.open();
      }
    }

    expect(first.readyState).toBe(FakeSocket.CLOSED);
    expect(FakeSocket.last).not.toBe(first);

    expect(link.getSnapshot().isConnected).toBe(true);
    unsubscribe();
  });

  it('takes a revision that no signal told for a sign that none arrives', async () => {
    const signals = fakeSignals();
    const link = new SignalLink(signals.api);
    const unsubscribe = link.subscribe(() => {});
    link.sawRevision(4);
    signals.send(5);
    link.sawRevision(5);
    await seconds(60);
    expect(link.getSnapshot().isConnected).toBe(true);

    link.sawRevision(6);
    await seconds(20);
    expect(link.getSnapshot().isConnected).toBe(true);
    await seconds(20);
    expect(link.getSnapshot().isConnected).toBe(false);
    signals.send(7);

    expect(link.getSnapshot()).toEqual({
      isConnected: true,
      revision: 7,
      returns: 1,
    });
    unsubscribe();
  });

  it('is not there without signals', () => {
    expect(new SignalLink(undefined).getSnapshot().isConnected).toBe(false);
  });
});
