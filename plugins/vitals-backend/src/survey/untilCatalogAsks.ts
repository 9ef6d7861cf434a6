import { Snapshot, TargetIndex } from './TargetIndex';
import { sleep } from './sleep';

/** The catalog is looked at again after these milliseconds. */
const patience = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Waits for a catalog that is still being filled.
 *
 * @returns whether it asked nothing at first, and does now
 */
export async function untilCatalogAsks(
  index: TargetIndex,
  signal: AbortSignal,
): Promise<boolean> {
  if (await asks(index)) {
    return false;
  }
  for (const pause of patience) {
    await sleep(pause, signal);
    if (await asks(index, pause / 2)) {
      return true;
    }
  }
  return false;
}

async function asks(index: TargetIndex, maximumAge?: number): Promise<boolean> {
  try {
    return asksAnything(await index.read(maximumAge));
  } catch {
    return false; // Not ready; the surveys themselves report a catalog that stays so.
  }
}

function asksAnything({ wishes }: Snapshot): boolean {
  return [...wishes.values()].some(
    ({ targets, malformed }) => targets.size > 0 || malformed.size > 0,
  );
}
