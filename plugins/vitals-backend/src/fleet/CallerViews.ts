import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { VitalKind } from '@gantry/plugin-vitals-common';
import { createHash } from 'crypto';
import { LRUCache } from 'lru-cache';
import { Audience } from './Audience';
import { FleetState } from './FleetMemory';

/** Who asks: a user, in the words of one token. */
export interface Caller {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** The `Authorization` header that the credentials were read from. */
  authorization: string;
}

/** What a caller may see of the fleet. */
export interface CallerView {
  /** The same for callers who may see the same. */
  id: string;
  vitals: ReadonlySet<VitalKind>;
  entityRefs: ReadonlySet<string>;
}

/** What the policy says of one caller, in a form that can be compared. */
interface Rights {
  vitals: ReadonlySet<VitalKind>;
  mayAcknowledge: boolean;
  /** The decision on reading entities; whoever has the same one may read the same entities. */
  decision: string;
}

interface Look {
  caller: Caller;
  entityRef: string;
}

/** Some entities as of one moment. */
export interface EntitySet {
  /** No other set of entities has the same. */
  key: string;
  entityRefs: ReadonlyMap<string, unknown>;
}

interface Sight {
  /** Those that were asked about. */
  asked: Set<string>;
  /** The keys of sets of which all were. */
  sets: Set<string>;
  visible: Set<string>;
  /** Of `visible`. */
  digest: string;
}

export interface CallerViewsOptions {
  audience: Audience;
  /** Milliseconds for which a caller's view is kept. */
  maximumAge: number;
}

/** Tokens change every hour; more callers than these are asked about anew. */
const mostCallers = 2_000;
const mostDecisions = 200;
const mostEntities = 2_000;

/** Who waits for what is forgotten meanwhile gets it all the same. */
const forgetful = { ignoreFetchAbort: true };

/**
 * Knows for a short time what each caller may see. The policy is asked for every token; the catalog of the fleet
 * once for all callers on whom the policy decides alike, always with credentials of one of them, and of a single
 * entity for every token.
 */
export class CallerViews {
  private readonly rights: LRUCache<string, Rights, Caller>;
  private readonly sights: LRUCache<string, Sight>;
  private readonly entities: LRUCache<string, Entity, Look>;
  private readonly looking = new Map<string, Promise<Sight | undefined>>();
  /** Part of every key. What is kept under an older one is never found again. */
  private generation = 0;

  constructor(private readonly options: CallerViewsOptions) {
    const { audience, maximumAge } = options;
    this.rights = new LRUCache({
      ...forgetful,
      max: mostCallers,
      ttl: maximumAge,
      fetchMethod: async (_key, _stale, { context: { credentials } }) => ({
        vitals: await audience.vitals(credentials),
        mayAcknowledge: await audience.mayAcknowledge(credentials),
        decision: await audience.decision(credentials),
      }),
    });
    this.sights = new LRUCache({ max: mostDecisions, ttl: maximumAge });
    this.entities = new LRUCache({
      ...forgetful,
      max: mostEntities,
      ttl: maximumAge,
      fetchMethod: (_key, _stale, { context: { caller, entityRef } }) =>
        audience.entity(entityRef, caller.credentials),
    });
  }

  /** The vitals that the caller may see on entities that the caller may read. */
  async vitals(caller: Caller): Promise<ReadonlySet<VitalKind>> {
    return (await this.rightsOf(caller)).vitals;
  }

  /** As it was within the last minute: to offer it, not to let it happen. */
  async mayAcknowledge(caller: Caller): Promise<boolean> {
    return (await this.rightsOf(caller)).mayAcknowledge;
  }

  /** @throws NotFoundError for an entity that is absent, and for one that the caller may not read */
  entity(caller: Caller, entityRef: string): Promise<Entity> {
    return this.entities.forceFetch(`${this.keyOf(caller)} ${entityRef}`, {
      context: { caller, entityRef },
    });
  }

  ofFleet(
    caller: Caller,
    { version, entries }: Pick<FleetState, 'version' | 'entries'>,
  ): Promise<CallerView> {
    return this.of(caller, { key: `fleet ${version}`, entityRefs: entries });
  }

  /** @param set - of which those that are new since the view was made are asked about */
  async of(caller: Caller, set: EntitySet): Promise<CallerView> {
    const { vitals, decision } = await this.rightsOf(caller);
    const { visible, digest } = await this.sight(caller, decision, set);
    return {
      id: `${[...vitals].join()} ${digest}`,
      vitals,
      entityRefs: visible,
    };
  }

  /** Forgets what everybody may see, as entities or rights have changed. */
  clear() {
    this.generation += 1;
  }

  private rightsOf(caller: Caller): Promise<Rights> {
    return this.rights.forceFetch(this.keyOf(caller), { context: caller });
  }

  private async sight(
    caller: Caller,
    decision: string,
    set: EntitySet,
  ): Promise<Sight> {
    const key = `${this.generation} ${decision}`;
    for (;;) {
      const known = this.sights.get(key);
      if (known && isAskedWhole(known, set)) {
        return known;
      }
      const underway = this.looking.get(key);
      if (underway) {
        // Who waits shares a failure, too; to ask a failing catalog once for each would take for ever.
        await underway;
        continue;
      }
      const ttl = known && this.sights.getRemainingTTL(key);
      const looking = this.lookForAll(caller, decision, set.entityRefs, known);
      this.looking.set(key, looking);
      try {
        const sight = await looking;
        if (sight) {
          this.sights.set(key, sight, { ttl: ttl || undefined });
          return sight;
        }
      } finally {
        this.looking.delete(key);
      }
      this.rights.delete(this.keyOf(caller));
      return this.look(caller, set.entityRefs);
    }
  }

  /**
   * Undefined where the policy has come to decide otherwise on the caller than was kept: then what the
   * catalog shows to the caller is not what it shows to the others.
   */
  private async lookForAll(
    caller: Caller,
    decision: string,
    entityRefs: ReadonlyMap<string, unknown>,
    known: Sight | undefined,
  ): Promise<Sight | undefined> {
    const sight = await this.look(caller, entityRefs, known);
    const now = await this.options.audience.decision(caller.credentials);
    return now === decision ? sight : undefined;
  }

  private async look(
    { credentials }: Caller,
    entityRefs: ReadonlyMap<string, unknown>,
    known?: Sight,
  ): Promise<Sight> {
    const unknown = [...entityRefs.keys()].filter(
      ref => !known?.asked.has(ref),
    );
    const seen = await this.options.audience.visible(unknown, credentials);
    const visible = new Set([...(known?.visible ?? []), ...seen]);
    return {
      asked: new Set([...(known?.asked ?? []), ...unknown]),
      sets: new Set(),
      visible,
      digest: digestOf([...visible].sort()),
    };
  }

  private keyOf({ credentials, authorization }: Caller): string {
    const { userEntityRef } = credentials.principal;
    return `${this.generation} ${userEntityRef} ${digestOf([authorization])}`;
  }
}

/** Goes through thousands once for each set, not for each request. */
function isAskedWhole(sight: Sight, { key, entityRefs }: EntitySet): boolean {
  if (sight.sets.has(key)) {
    return true;
  }
  for (const ref of entityRefs.keys()) {
    if (!sight.asked.has(ref)) {
      return false;
    }
  }
  sight.sets.add(key);
  return true;
}

function digestOf(words: string[]): string {
  const hash = createHash('sha256');
  words.forEach(word => hash.update(word).update('\n'));
  return hash.digest('base64url');
}
