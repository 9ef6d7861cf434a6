import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityFacts,
  Failure,
  entityFacts,
} from '@gantry/plugin-vitals-common';
import { Target, VitalsProvider } from '@gantry/plugin-vitals-node';
import { collectWishes } from './collectWishes';
import { targetsOf } from './targetsOf';

/** What the whole catalog asks of one provider. */
export interface Wishes {
  /** By source. */
  targets: Map<string, Target[]>;
  /** By entity reference: what could not be understood. */
  malformed: Map<string, Failure>;
}

export interface Snapshot {
  /** Grows with every change. */
  version: number;
  /** Zero while the catalog has not been filled yet. */
  entityCount: number;
  wishes: Map<VitalsProvider, Wishes>;
  /** By entity reference. */
  entities: ReadonlyMap<string, IndexedEntity>;
}

/** What the catalog tells of an entity beside what it asks for. */
export interface IndexedEntity {
  facts: EntityFacts;
  /** What it cannot work without: its dependencies, the APIs that it consumes, and of an API those who provide it. */
  needs: readonly string[];
}

export interface TargetIndexOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  providers: () => readonly VitalsProvider[];
  /** Milliseconds for which a snapshot serves all sources. */
  maximumAge: number;
  /** Called when the catalog is found other than it was at the reading before. */
  onChange?: () => void;
}

type Answer = ReturnType<typeof targetsOf>;

/** What one entity asks, for as long as its etag holds. */
interface Known extends IndexedEntity {
  etag?: string;
  answers: Map<VitalsProvider, Answer>;
}

const identity = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];
/** The fields that a provider's `targets` may rely on. */
const askedFields = [
  ...identity,
  'apiVersion',
  'metadata.annotations',
  'metadata.labels',
  'spec.type',
];
const fields = [
  ...askedFields,
  'metadata.title',
  'spec.owner',
  'spec.system',
  'relations',
];
const needRelations = new Set([
  RELATION_DEPENDS_ON,
  RELATION_CONSUMES_API,
  RELATION_API_PROVIDED_BY,
]);
const refsPerRequest = 500;
/** In milliseconds. For so long a catalog that could not be read is not asked again. */
const failureMaximumAge = 5_000;

/** One reading of the catalog. */
interface CatalogReading {
  readAt: number;
  snapshot: Promise<Snapshot>;
  failedAt?: number;
}

/**
 * Follows the catalog for all sources of a survey round and knows who asks what of whom. Each round reads
 * which entities there are; only those that are new or have changed are read whole.
 */
export class TargetIndex {
  private latest?: CatalogReading;
  private known = new Map<string, Known>();
  private understood?: { by: readonly VitalsProvider[]; snapshot: Snapshot };
  private version = 0;

  constructor(private readonly options: TargetIndexOptions) {}

  /** @param maximumAge - milliseconds, where less than a round will do */
  async read(maximumAge = this.options.maximumAge): Promise<Snapshot> {
    const { latest } = this;
    if (latest && isFresh(latest, maximumAge)) {
      return latest.snapshot;
    }
    const reading: CatalogReading = {
      readAt: Date.now(),
      snapshot: this.readCatalog(),
    };
    this.latest = reading;
    try {
      return await reading.snapshot;
    } catch (error) {
      reading.failedAt = Date.now();
      throw error;
    }
  }

  /**
   * What was found last, at once; undefined before the first reading has ended. Begins another one where that is
   * too long ago, so that replicas on which no survey runs follow the catalog, too.
   */
  latestKnown(): Snapshot | undefined {
    const before = this.latest;
    const snapshot = this.read();
    const isNew = this.latest !== before;
    snapshot.catch(error => {
      if (isNew) {
        this.options.logger.warn('The catalog could not be read', error);
      }
    });
    return this.understood?.snapshot;
  }

  private async readCatalog(): Promise<Snapshot> {
    const { auth, catalog, providers } = this.options;
    const by = providers();
    const { understood } = this;
    const isUnderstood = !!understood && isSame(understood.by, by);
    const before: typeof this.known = isUnderstood ? this.known : new Map();
    const credentials = await auth.getOwnServiceCredentials();

    const known: typeof this.known = new Map();
    const unread: string[] = [];
    const add = (entity: Entity) =>
      known.set(stringifyEntityRef(entity), this.understand(entity, by));
    const pages = catalog.streamEntities(
      { fields: before.size > 0 ? identity : fields },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const ref = stringifyEntityRef(entity);
        const { etag } = entity.metadata;
        const same = before.get(ref);
        if (before.size === 0) {
          add(entity);
        } else if (same && etag !== undefined && etag === same.etag) {
          known.set(ref, same);
        } else {
          unread.push(ref);
        }
      }
    }
    for (let start = 0; start < unread.length; start += refsPerRequest) {
      const entityRefs = unread.slice(start, start + refsPerRequest);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields },
        { credentials },
      );
      // One that has gone meanwhile is not there.
      items.forEach(entity => entity && add(entity));
    }

    this.known = known;
    if (hasChanged(before, known)) {
      this.options.onChange?.();
    } else if (isUnderstood && unread.length === 0) {
      return understood.snapshot;
    }
    this.version += 1;
    const snapshot = {
      version: this.version,
      entityCount: known.size,
      wishes: collectWishes(known, by),
      entities: known,
    };
    this.understood = { by, snapshot };
    return snapshot;
  }

  private understand(entity: Entity, by: readonly VitalsProvider[]): Known {
    const { logger } = this.options;
    return {
      etag: entity.metadata.etag,
      facts: entityFacts(entity),
      needs: (entity.relations ?? [])
        .filter(({ type }) => needRelations.has(type))
        .map(({ targetRef }) => targetRef),
      answers: new Map(
        by.map(provider => [provider, targetsOf(provider, entity, logger)]),
      ),
    };
  }
}

function isFresh(
  { readAt, failedAt }: CatalogReading,
  maximumAge: number,
): boolean {
  return failedAt === undefined
    ? Date.now() - readAt < maximumAge
    : Date.now() - failedAt < Math.min(failureMaximumAge, maximumAge);
}

function isSame<T>(before: readonly T[], now: readonly T[]): boolean {
  return (
    before.length === now.length && now.every((each, i) => each === before[i])
  );
}

function hasChanged(
  before: ReadonlyMap<string, Known>,
  now: ReadonlyMap<string, Known>,
): boolean {
  return (
    before.size !== now.size ||
    [...now].some(
      ([ref, { etag }]) => !before.has(ref) || before.get(ref)!.etag !== etag,
    )
  );
}
