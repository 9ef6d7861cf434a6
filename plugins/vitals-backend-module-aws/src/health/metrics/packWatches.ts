import { metricKey } from './MetricQuery';
import { Watch, grains } from './Watch';

const mostQueries = 500;
const mostPoints = 100_800;

/**
 * Sorts watches into packs that one call can answer, so that the figures of a pack can be let go before the
 * next is read. Watches of the same metrics stay side by side.
 */
export function packWatches(watches: Watch[]): Watch[][] {
  const groups = new Map<string, Watch[]>();
  for (const watch of watches) {
    const key = `${watch.grain} ${watch.isUnusual ?? false}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(watch);
  }
  return [...groups.values()].flatMap(packGroup);
}

function packGroup(watches: Watch[]): Watch[][] {
  const { span, period } = grains[watches[0].grain];
  const points = span / (period * 1_000) + 2;
  const most = Math.min(mostQueries, Math.floor(mostPoints / points));
  const packs: Watch[][] = [];
  let asked = new Set<string>();
  for (const watch of watches) {
    const keys = watch.statistics.map(
      each => `${each.stat} ${metricKey(each)}`,
    );
    const more = new Set([...asked, ...keys]);
    if (packs.length > 0 && more.size <= most) {
      packs.at(-1)!.push(watch);
      asked = more;
    } else {
      packs.push([watch]);
      asked = new Set(keys);
    }
  }
  return packs;
}
