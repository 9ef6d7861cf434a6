import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { VitalKind } from '@gantry/plugin-vitals-common';
import { createHash } from 'crypto';
import { LRUCache } from 'lru-cache';
import { Audience } from './Audience';

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
  /** The decision on reading entities; whoever has the same one may read the same entities. */
  decision: string;
}

interface Sight {
  /** Those that were asked about. */
  asked: Set<string>;
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

/**
 * Knows for a short time what each caller may see. The policy is asked for every token; the catalog once for
 * all callers on whom the policy decides alike, always with credentials of one of them.
 */
export class CallerViews {
  private readonly rights: LRUCache<string, Rights, Caller>;
  private readonly sights: LRUCache<string, Sight>;
  private readonly looking = new Map<string, Promise<Sight>>();

  constructor(private readonly options: CallerViewsOptions) {
    const { audience, maximumAge } = options;
    this.rights = new LRUCache({
      max: mostCallers,
      ttl: maximumAge,
      fetchMethod: async (_key, _stale, { context: { credentials } }) => ({
        vitals: await audience.vitals(credentials),
        decision: await audience.decision(credentials),
      }),
    });
    this.sights = new LRUCache({ max: mostDecisions, ttl: maximumAge });
  }

  /** The vitals that the caller may see on entities that the caller may read. */
  async vitals(caller: Caller): Promise<ReadonlySet<VitalKind>> {
    return (await this.rightsOf(caller)).vitals;
  }

  /** @param entityRefs - the fleet; those that are new since the view was made are asked about */
  async of(
    caller: Caller,
    entityRefs: ReadonlyMap<string, unknown>,
  ): Promise<CallerView> {
    const { vitals, decision } = await this.rightsOf(caller);
    const { visible, digest } = await this.sight(caller, decision, entityRefs);
    return {
      id: `${[...vitals].join()} ${digest}`,
      vitals,
      entityRefs: visible,
    };
  }

  /** Forgets what everybody may see, as entities or rights have changed. */
  clear() {
    this.rights.clear();
    this.sights.clear();
    this.looking.clear();
  }

  private rightsOf(caller: Caller): Promise<Rights> {
    return this.rights.forceFetch(keyOf(caller), { context: caller });
  }

  private async sight(
    caller: Caller,
    decision: string,
    entityRefs: ReadonlyMap<string, unknown>,
  ): Promise<Sight> {
    for (;;) {
      const known = this.sights.get(decision);
      if (known && isAskedWhole(known, entityRefs)) {
        return known;
      }
      const underway = this.looking.get(decision);
      if (!underway) {
        return this.look(caller, decision, entityRefs, known);
      }
      await underway.catch(() => {});
    }
  }

  private async look(
    { credentials }: Caller,
    decision: string,
    entityRefs: ReadonlyMap<string, unknown>,
    known: Sight | undefined,
  ): Promise<Sight> {
    const looking = (async () => {
      const unknown = [...entityRefs.keys()].filter(
        ref => !known?.asked.has(ref),
      );
      const seen = await this.options.audience.visible(unknown, credentials);
      const visible = new Set([...(known?.visible ?? []), ...seen]);
      return {
        asked: new Set([...(known?.asked ?? []), ...unknown]),
        visible,
        digest: digestOf([...visible].sort()),
      };
    })();
    this.looking.set(decision, looking);
    try {
      const sight = await looking;
      // Unless everything was forgotten meanwhile.
      if (this.looking.get(decision) === looking) {
        const ttl = known && this.sights.getRemainingTTL(decision);
        this.sights.set(decision, sight, { ttl: ttl || undefined });
      }
      return sight;
    } finally {
      if (this.looking.get(decision) === looking) {
        this.looking.delete(decision);
      }
    }
  }
}

function isAskedWhole(
  { asked }: Sight,
  entityRefs: ReadonlyMap<string, unknown>,
): boolean {
  if (asked.size < entityRefs.size) {
    return false;
  }
  for (const ref of entityRefs.keys()) {
    if (!asked.has(ref)) {
      return false;
    }
  }
  return true;
}

function keyOf({ credentials, authorization }: Caller): string {
  return `${credentials.principal.userEntityRef} ${digestOf([authorization])}`;
}

function digestOf(words: string[]): string {
  const hash = createHash('sha256');
  words.forEach(word => hash.update(word).update('\n'));
  return hash.digest('base64url');
}
