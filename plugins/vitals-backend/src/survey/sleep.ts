import { setTimeout } from 'node:timers/promises';

/** Waits, or rejects with the signal's reason. */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  await setTimeout(milliseconds, undefined, { signal }).catch(error => {
    signal.throwIfAborted();
    throw error;
  });
}
