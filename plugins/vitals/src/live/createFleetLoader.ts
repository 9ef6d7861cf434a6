import { Fleet } from '@gantry/plugin-vitals-common';
import { VitalsApi } from '../api';

/**
 * Milliseconds after which the fleet is asked for in full: what changed does not tell what may no longer be
 * seen, nor how the observations of what did not change have grown younger.
 */
const fullEvery = 300_000;

/** Loads the fleet: in full at first and from time to time, in between only what changed. */
export function createFleetLoader(api: VitalsApi) {
  let fullAt = -Infinity;

  return async (signal: AbortSignal, previous?: Fleet): Promise<Fleet> => {
    const now = Date.now();
    if (!previous || now - fullAt >= fullEvery) {
      const fleet = await api.getFleet({ signal });
      fullAt = hasFacts(fleet) ? now : -Infinity;
      return fleet;
    }
    const changes = await api.getFleet({ signal, since: previous.revision });
    if (changes.revision < previous.revision) {
      // Another database answers, and it did so in full.
      fullAt = hasFacts(changes) ? now : -Infinity;
      return changes;
    }
    return merge(previous, changes);
  };
}

/** Whether the server has read the catalog: until it has it tells nothing of whose anything is, and of no tier. */
function hasFacts({ items }: Fleet): boolean {
  return (
    items.length === 0 ||
    items.some(({ facts = {} }) =>
      Object.values(facts).some(fact => fact !== undefined),
    )
  );
}

function merge(fleet: Fleet, { revision, items }: Fleet): Fleet {
  if (items.length === 0) {
    // The same items: what is computed from them stays.
    return { ...fleet, revision };
  }
  const changed = new Map(items.map(item => [item.entityRef, item]));
  const kept = fleet.items.filter(item => !changed.has(item.entityRef));
  const known = items.filter(
    ({ verdicts }) => Object.keys(verdicts).length > 0,
  );
  return { revision, items: [...kept, ...known] };
}
