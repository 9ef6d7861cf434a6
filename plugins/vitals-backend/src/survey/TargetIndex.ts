import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Failure } from '@gantry/plugin-vitals-common';
import { Target, VitalsProvider } from '@gantry/plugin-vitals-node';
import { createHash } from 'crypto';
import { targetsOf } from './targetsOf';

/** What the whole catalog asks of one provider. */
export interface Wishes {
  /** By source. */
  targets: Map<string, Target[]>;
  /** By entity reference: what could not be understood. */
  malformed: Map<string, Failure>;
}

export interface Snapshot {
  /** Zero while the catalog has not been filled yet. */
  entityCount: number;
  wishes: Map<VitalsProvider, Wishes>;
}

export interface TargetIndexOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  providers: () => readonly VitalsProvider[];
  /** Milliseconds for which a snapshot serves all sources. */
  maximumAge: number;
  /** Called when a reading of the catalog finds another one than the reading before. */
  onChange?: () => void;
}

/** The fields that a provider's `targets` may rely on, and what changes with every other one. */
const fields = [
  'metadata.etag',
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'spec.type',
];

/** Reads the catalog once for all sources of a survey round and knows who asks what of whom. */
export class TargetIndex {
  private latest?: { readAt: number; snapshot: Promise<Snapshot> };
  private fingerprint?: string;

  constructor(private readonly options: TargetIndexOptions) {}

  /** @param maximumAge - milliseconds, where less than a round will do */
  async read(maximumAge = this.options.maximumAge): Promise<Snapshot> {
    const now = Date.now();
    if (this.latest && now - this.latest.readAt < maximumAge) {
      return this.latest.snapshot;
    }
    const reading = { readAt: now, snapshot: this.readCatalog() };
    this.latest = reading;
    try {
      return await reading.snapshot;
    } catch (error) {
      if (this.latest === reading) {
        this.latest = undefined;
      }
      throw error;
    }
  }

  private async readCatalog(): Promise<Snapshot> {
    const { auth, catalog, logger, providers } = this.options;
    const wishes: Snapshot['wishes'] = new Map(
      providers().map(provider => [
        provider,
        { targets: new Map(), malformed: new Map() },
      ]),
    );
    let entityCount = 0;
    const etags: string[] = [];
    const pages = catalog.streamEntities(
      { fields },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      entityCount += page.length;
      for (const entity of page) {
        etags.push(`${stringifyEntityRef(entity)} ${entity.metadata.etag}`);
      }
      for (const [provider, found] of wishes) {
        page.forEach(entity => collect(provider, entity, found, logger));
      }
    }
    this.compare(etags);
    return { entityCount, wishes };
  }

  private compare(etags: string[]) {
    const hash = createHash('sha256');
    etags.sort().forEach(etag => hash.update(`${etag}\n`));
    const fingerprint = hash.digest('base64');
    if (fingerprint !== this.fingerprint) {
      this.fingerprint = fingerprint;
      this.options.onChange?.();
    }
  }
}

function collect(
  provider: VitalsProvider,
  entity: Entity,
  { targets, malformed }: Wishes,
  logger: LoggerService,
) {
  const answer = targetsOf(provider, entity, logger);
  if ('failure' in answer) {
    malformed.set(stringifyEntityRef(entity), answer.failure);
    return;
  }
  for (const target of answer.targets) {
    const ofSource = targets.get(target.source) ?? [];
    targets.set(target.source, ofSource);
    ofSource.push(target);
  }
}
