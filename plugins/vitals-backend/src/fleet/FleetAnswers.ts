import {
  EntityFacts,
  Fleet,
  Verdicts,
  VitalKind,
  fleetColumnsType,
  toFleetColumns,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { LRUCache } from 'lru-cache';
import { Caller, CallerView, CallerViews } from './CallerViews';
import { EncodedAnswer, Encoding, encodeAnswer } from './EncodedAnswer';
import { IndexedEntity, Snapshot, TargetIndex } from '../survey/TargetIndex';
import { FleetEntry, FleetMemory, FleetState } from './FleetMemory';

export const fleetTypes = ['application/json', fleetColumnsType] as const;

export interface FleetRequest {
  /** A revision: only what changed after it. */
  since?: number;
  type: (typeof fleetTypes)[number];
  encoding: Encoding;
}

const keptBytes = 64 * 1024 * 1024;

interface Making {
  state: FleetState;
  view: CallerView;
  request: FleetRequest;
  entities?: Snapshot['entities'];
}

/** Answers for the fleet, made and compressed once for all who may see the same. */
export class FleetAnswers {
  private readonly answers = new LRUCache<string, EncodedAnswer, Making>({
    // Who waits for an answer that is pushed out meanwhile gets it all the same.
    ignoreFetchAbort: true,
    maxSize: keptBytes,
    sizeCalculation: ({ body }) => body.length + 200,
    fetchMethod: (_key, _stale, { context }) => make(context),
  });

  constructor(
    private readonly memory: FleetMemory,
    private readonly views: CallerViews,
    private readonly index: Pick<TargetIndex, 'latestKnown'>,
  ) {}

  async answer(caller: Caller, request: FleetRequest): Promise<EncodedAnswer> {
    const state = await this.memory.read();
    const view = await this.views.ofFleet(caller, state);
    const catalog = this.index.latestKnown();
    const { since, type, encoding } = request;
    const key = [
      state.version,
      catalog?.version,
      view.id,
      since,
      type,
      encoding,
    ].join(' ');
    return this.answers.forceFetch(key, {
      context: { state, view, request, entities: catalog?.entities },
    });
  }
}

async function make(making: Making): Promise<EncodedAnswer> {
  const { request } = making;
  const fleet = fleetOf(making);
  const text = Buffer.from(
    JSON.stringify(
      request.type === fleetColumnsType ? toFleetColumns(fleet) : fleet,
    ),
  );
  return encodeAnswer(text, request.encoding);
}

/** The verdicts of all entities that the caller may see, or of those that changed after a revision. */
function fleetOf({ state, view, request, entities }: Making): Fleet {
  const { revision, entries } = state;
  const { vitals, entityRefs } = view;
  const { since } = request;
  const isDelta = since !== undefined && since <= revision;
  const items: Fleet['items'] = [];
  for (const [entityRef, entry] of entries) {
    if (
      (isDelta && !hasChanged(entry, since)) ||
      vitals.size === 0 ||
      !entityRefs.has(entityRef)
    ) {
      continue;
    }
    const verdicts = readable(entry.verdicts, vitals);
    if (isDelta || Object.keys(verdicts).length > 0) {
      items.push({
        entityRef,
        verdicts,
        facts: listed(entities?.get(entityRef)),
      });
    }
  }
  items.sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  return { revision, items };
}

/** Runbooks are as many as services, and who needs one asks for the incident. */
function listed(entity: IndexedEntity | undefined): EntityFacts | undefined {
  return entity && { ...entity.facts, runbook: undefined };
}

function hasChanged(entry: FleetEntry, since: number): boolean {
  return entry.isOverdue || entry.revision > since;
}

/** Links are long and most of a fleet is well; nobody follows them from where it is listed. */
function readable(all: Verdicts, vitals: ReadonlySet<VitalKind>): Verdicts {
  const verdicts: Verdicts = {};
  for (const vital of vitalKinds) {
    const verdict = vitals.has(vital) ? all[vital] : undefined;
    if (verdict) {
      verdicts[vital] =
        verdict.status === 'ok' ? { ...verdict, link: undefined } : verdict;
    }
  }
  return verdicts;
}
