/** Iterates until a signal aborts, even when the iterated side does not heed it. */
export async function* untilAborted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const iterator = items[Symbol.asyncIterator]();
  let release: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    release = () => signal.removeEventListener('abort', abort);
  });
  aborted.catch(() => {});
  try {
    for (;;) {
      signal.throwIfAborted();
      const pending = iterator.next();
      pending.catch(() => {});
      const next = await Promise.race([pending, aborted]);
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    release();
    // Not awaited: a generator that hangs never comes to its end.
    iterator.return?.()?.catch(() => {});
  }
}
