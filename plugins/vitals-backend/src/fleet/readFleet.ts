import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Fleet,
  Verdicts,
  foldReadings,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { VitalsStore } from '../store';
import { Audience } from './Audience';

export interface FleetOptions {
  audience: Audience;
  store: VitalsStore;
  staleAfter: number;
}

/** The verdicts of all entities that the caller may see, or of those that changed after a revision. */
export async function readFleet(
  { audience, store, staleAfter }: FleetOptions,
  credentials: BackstageCredentials,
  since?: number,
): Promise<Fleet> {
  const now = Date.now();
  const vitals = await audience.vitals(credentials);
  const { revision, entities } = await store.readFleet(since, now);
  if (vitals.size === 0) {
    return { revision, items: [] };
  }
  const visible = await audience.visible([...entities.keys()], credentials);

  const items: Fleet['items'] = [];
  for (const [entityRef, { readings, failures }] of entities) {
    if (!visible.has(entityRef)) {
      continue;
    }
    const verdicts = foldReadings(
      readings.filter(({ kind }) => vitals.has(kind)),
      failures.filter(({ vital }) => vitals.has(vital)),
      { now, staleAfter },
    );
    if (since !== undefined || Object.keys(verdicts).length > 0) {
      items.push({ entityRef, verdicts: withoutIdleLinks(verdicts) });
    }
  }
  return { revision, items };
}

/** Links are long and most of a fleet is well; nobody follows them from where it is listed. */
function withoutIdleLinks(verdicts: Verdicts): Verdicts {
  for (const vital of vitalKinds) {
    const verdict = verdicts[vital];
    if (verdict?.status === 'ok') {
      verdicts[vital] = { ...verdict, link: undefined };
    }
  }
  return verdicts;
}
