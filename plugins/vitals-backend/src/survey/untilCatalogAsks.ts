import { Snapshot, TargetIndex } from './TargetIndex';
import { sleep } from './sleep';

/** An empty catalog costs nothing to read: once a second for a minute. */
const whileEmpty = { pause: 1_000, times: 60 };
/** One that has entities of which none asks anything is dearer to read, and may be complete. */
const whileIdle = [2_000, 4_000, 8_000];

/**
 * Waits for a catalog that is still being filled.
 *
 * @returns whether it asked nothing at first, and does now
 */
export async function untilCatalogAsks(
  index: TargetIndex,
  signal: AbortSignal,
): Promise<boolean> {
  const idle = [...whileIdle];
  let state = await look(index);
  if (state === 'asks') {
    return false;
  }
  for (let empty = 0; empty < whileEmpty.times;) {
    const pause = state === 'idle' ? idle.shift() : whileEmpty.pause;
    if (pause === undefined) {
      return false;
    }
    await sleep(pause, signal);
    state = await look(index, pause / 2);
    if (state === 'asks') {
      return true;
    }
    empty += state === 'empty' ? 1 : 0;
  }
  return false;
}

async function look(
  index: TargetIndex,
  maximumAge?: number,
): Promise<'asks' | 'idle' | 'empty'> {
  try {
    const snapshot = await index.read(maximumAge);
    if (snapshot.entityCount === 0) {
      return 'empty';
    }
    return asksAnything(snapshot) ? 'asks' : 'idle';
  } catch {
    return 'empty'; // Not ready; the surveys themselves report a catalog that stays so.
  }
}

function asksAnything({ wishes }: Snapshot): boolean {
  return [...wishes.values()].some(
    ({ targets, malformed }) => targets.size > 0 || malformed.size > 0,
  );
}
