import { vitalKinds } from '@gantry/plugin-vitals-common';
import { Scene } from './listIncidents';
import { standingOf } from './standing';

const all = new Set(vitalKinds);

/**
 * The fleet, and what lies between those of it that need somebody and what they depend on, though nothing
 * be known of that, as of an API: all that one must know of a caller whether the caller may see it.
 */
export function withWhatTheyNeed({
  entries,
  entities,
  record: { flapping },
  now,
}: Pick<Scene, 'entries' | 'entities' | 'record' | 'now'>): ReadonlyMap<
  string,
  unknown
> {
  const reached = new Map<string, unknown>(entries);
  const waiting: string[] = [];
  for (const [entityRef, entry] of entries) {
    const its = { vitals: all, flapping: flapping.get(entityRef), now };
    if (standingOf(entry, its)) {
      waiting.push(entityRef);
    }
  }
  for (
    let entityRef = waiting.pop();
    entityRef !== undefined;
    entityRef = waiting.pop()
  ) {
    for (const need of entities.get(entityRef)?.needs ?? []) {
      // What has an entry either stands here already or is well, and ends the path.
      if (!reached.has(need) && entities.has(need)) {
        reached.set(need, undefined);
        waiting.push(need);
      }
    }
  }
  return reached;
}
