import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Transition,
  TransitionScope,
  Transitions,
} from '@gantry/plugin-vitals-common';
import { TransitionPosition, VitalsStore } from '../store';
import { Audience } from './Audience';
import { cursorBehind } from './transitionsQuery';

export interface TransitionsOptions {
  audience: Audience;
  store: VitalsStore;
}

export interface TransitionsRequest {
  /** ISO 8601, UTC. */
  since: string;
  scope: TransitionScope;
  limit: number;
  cursor?: TransitionPosition;
}

const rowsPerRead = 1_000;

/**
 * A page of the changes of status that the caller may see. What is hidden leaves no gap: it is skipped
 * until the page is full.
 */
export async function readTransitions(
  { audience, store }: TransitionsOptions,
  credentials: BackstageCredentials,
  { since, scope, limit, cursor }: TransitionsRequest,
): Promise<Transitions> {
  const vitals = [...(await audience.vitals(credentials))];
  if (vitals.length === 0) {
    return { items: [] };
  }
  const owned =
    scope === 'mine' ? await audience.owned(credentials) : undefined;
  const isWanted = ({ entityRef, from, to }: Transition) =>
    !owned || owned.has(entityRef) || from === 'critical' || to === 'critical';

  const visibility = new Map<string, boolean>();
  const items: Transition[] = [];
  for (let after = cursor; ;) {
    const rows = await store.readTransitions({
      since,
      vitals,
      after,
      limit: rowsPerRead,
    });
    const wanted = rows.filter(isWanted);
    await learnVisibility(wanted);
    for (const row of wanted.filter(each => visibility.get(each.entityRef))) {
      if (items.length === limit) {
        return { items, cursor: cursorBehind(items[limit - 1]) };
      }
      items.push(row);
    }
    if (rows.length < rowsPerRead) {
      return { items };
    }
    after = rows[rows.length - 1];
  }

  async function learnVisibility(rows: Transition[]) {
    const refs = new Set(rows.map(({ entityRef }) => entityRef));
    const unseen = [...refs].filter(ref => !visibility.has(ref));
    const visible = await audience.visible(unseen, credentials);
    unseen.forEach(ref => visibility.set(ref, visible.has(ref)));
  }
}
