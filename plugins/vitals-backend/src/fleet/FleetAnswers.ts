import {
  Fleet,
  Verdicts,
  VitalKind,
  fleetColumnsType,
  toFleetColumns,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { createHash } from 'crypto';
import { LRUCache } from 'lru-cache';
import { promisify } from 'util';
import { brotliCompress, constants, gzip } from 'zlib';
import { Caller, CallerView, CallerViews } from './CallerViews';
import { FleetEntry, FleetMemory, FleetState } from './FleetMemory';

export const fleetTypes = ['application/json', fleetColumnsType] as const;
export const fleetEncodings = ['br', 'gzip', 'identity'] as const;

export interface FleetRequest {
  /** A revision: only what changed after it. */
  since?: number;
  type: (typeof fleetTypes)[number];
  encoding: (typeof fleetEncodings)[number];
}

/** An answer as it travels. */
export interface FleetAnswer {
  body: Buffer;
  /** The same for the same content, whichever replica answers. */
  etag: string;
}

const compress = {
  br: (text: Buffer) =>
    promisify(brotliCompress)(text, {
      params: {
        // Higher ones take thrice the time for a tenth less.
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: promisify(gzip) as (text: Buffer) => Promise<Buffer>,
  identity: async (text: Buffer) => text,
};

const keptBytes = 64 * 1024 * 1024;

interface Making {
  state: FleetState;
  view: CallerView;
  request: FleetRequest;
}

/** Answers for the fleet, made and compressed once for all who may see the same. */
export class FleetAnswers {
  private readonly answers = new LRUCache<string, FleetAnswer, Making>({
    maxSize: keptBytes,
    sizeCalculation: ({ body }) => body.length + 200,
    fetchMethod: (_key, _stale, { context }) => make(context),
  });

  constructor(
    private readonly memory: FleetMemory,
    private readonly views: CallerViews,
  ) {}

  async answer(caller: Caller, request: FleetRequest): Promise<FleetAnswer> {
    const state = await this.memory.read();
    const view = await this.views.of(caller, state.entries);
    const { since, type, encoding } = request;
    const key = [state.version, view.id, since, type, encoding].join(' ');
    return this.answers.forceFetch(key, { context: { state, view, request } });
  }
}

async function make({ state, view, request }: Making): Promise<FleetAnswer> {
  const fleet = fleetOf(state, view, request.since);
  const text = Buffer.from(
    JSON.stringify(
      request.type === fleetColumnsType ? toFleetColumns(fleet) : fleet,
    ),
  );
  const digest = createHash('sha256').update(text).digest('base64url');
  return {
    body: await compress[request.encoding](text),
    etag: `W/"${digest.slice(0, 27)}"`,
  };
}

/** The verdicts of all entities that the caller may see, or of those that changed after a revision. */
function fleetOf(
  { revision, entries }: FleetState,
  { vitals, entityRefs }: CallerView,
  since?: number,
): Fleet {
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
      items.push({ entityRef, verdicts });
    }
  }
  items.sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  return { revision, items };
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
