import { TargetIndex } from './TargetIndex';
import { sleep } from './sleep';
import { untilCatalogAsks } from './untilCatalogAsks';

/** A catalog that has begun to ask is read through soon, or grows for longer than is worth watching. */
const pauses = [1_000, 1_000, 2_000, 4_000, 8_000];

/**
 * Watches a catalog that is empty at the start: yields once it asks something, and once more when no
 * more has come to what it asks.
 */
export async function* catalogGrowth(
  index: TargetIndex,
  signal: AbortSignal,
): AsyncGenerator<void, void> {
  if (!(await untilCatalogAsks(index, signal))) {
    return;
  }
  yield;
  const announced = await sizeOf(index);
  let size = announced;
  for (const pause of pauses) {
    await sleep(pause, signal);
    const before = size;
    size = await sizeOf(index, pause / 2);
    if (size === before) {
      break;
    }
  }
  if (size !== announced) {
    yield;
  }
}

/** How much the catalog asks. */
async function sizeOf(
  index: TargetIndex,
  maximumAge?: number,
): Promise<number> {
  const { wishes } = await index.read(maximumAge);
  return [...wishes.values()]
    .flatMap(({ targets, malformed }) => [
      malformed.size,
      ...[...targets.values()].map(({ length }) => length),
    ])
    .reduce((sum, count) => sum + count, 0);
}
