const minute = 60_000;
/** From now on it is so many minutes later, until `jest.useRealTimers()`. Timers run on. */
export function later(minutes: number) {
  const now = Date.now() + minutes * minute;
  jest.useFakeTimers({
    now,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}
