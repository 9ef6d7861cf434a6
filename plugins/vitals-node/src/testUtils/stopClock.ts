/**
 * Stops the clock at a time, of which tests move it on; timers run as ever. To be called where tests are
 * described.
 *
 * @returns moves the clock on by so many minutes
 */
export function stopClock(now: string): (minutes: number) => void {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date(now),
      doNotFake: [
        'clearImmediate',
        'clearInterval',
        'clearTimeout',
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'setInterval',
        'setTimeout',
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  return minutes => jest.setSystemTime(Date.now() + minutes * 60_000);
}
