import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Transition,
  TransitionScope,
  Transitions,
} from '@gantry/plugin-vitals-common';
import { TransitionBoundary, TransitionPosition, VitalsStore } from '../store';
import { Audience } from './Audience';
import { cursorBefore, cursorBehind } from './transitionsQuery';

export interface TransitionsOptions {
  audience: Audience;
  store: VitalsStore;
}

export interface TransitionsRequest {
  /** ISO 8601, UTC. */
  since: string;
  /** Of which entity alone. */
  entity?: string;
  scope: TransitionScope;
  limit: number;
  cursor?: TransitionPosition | TransitionBoundary;
}

const rowsPerRead = 1_000;
/** After which a request looks no further back than the minute that it is in. */
const rowsPerRequest = 5_000;
const minute = 60_000;

/**
 * A page of the changes of status that the caller may see. What is hidden leaves no gap: it is skipped
 * until the page is full. Where too much is hidden the page ends early, at a full minute: a place that tells
 * nothing of what was skipped.
 *
 * @throws NotFoundError for an entity that the caller may not read, as for an absent one
 */
export async function readTransitions(
  { audience, store }: TransitionsOptions,
  credentials: BackstageCredentials,
  { since, entity, scope, limit, cursor }: TransitionsRequest,
): Promise<Transitions> {
  if (entity) {
    await audience.entity(entity, credentials);
  }
  const vitals = [...(await audience.vitals(credentials))];
  if (vitals.length === 0) {
    return { items: [] };
  }
  const owned =
    scope === 'mine' ? await audience.owned(credentials) : undefined;
  const isWanted = ({ entityRef, from, to }: Transition) =>
    !owned || owned.has(entityRef) || from === 'critical' || to === 'critical';

  const visibility = new Map<string, boolean>(entity ? [[entity, true]] : []);
  const items: Transition[] = [];
  let end: string | undefined;
  let rowCount = 0;
  for (let after = cursor; ;) {
    const rows = await store.readTransitions({
      since: end ?? since,
      vitals,
      entityRef: entity,
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
      return end ? { items, cursor: cursorBefore({ before: end }) } : { items };
    }
    after = rows[rows.length - 1];
    rowCount += rows.length;
    if (!end && rowCount >= rowsPerRequest) {
      const begin = minuteOf(after.at);
      end = begin > since ? begin : undefined;
    }
  }

  async function learnVisibility(rows: Transition[]) {
    const refs = new Set(rows.map(({ entityRef }) => entityRef));
    const unseen = [...refs].filter(ref => !visibility.has(ref));
    const visible = await audience.visible(unseen, credentials);
    unseen.forEach(ref => visibility.set(ref, visible.has(ref)));
  }
}

function minuteOf(time: string): string {
  const at = Date.parse(time);
  return new Date(at - (at % minute)).toISOString();
}
