import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { AwsService, AwsSource, toAwsError } from '@gantry/plugin-aws-node';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { CatalogLookup } from './CatalogLookup';
import { DiscoverySettings } from './discoverySettings';
import { findResources } from './findResources';
import { describeOutcome } from './describeOutcome';
import { toReference } from './references';
import { Relations, TaggedResource, locationType, toEntity } from './toEntity';

export interface AwsResourcesProviderOptions {
  aws: AwsService;
  lookup: CatalogLookup;
  logger: LoggerService;
  runner: SchedulerServiceTaskRunner;
}

/** A resource with whatever its tags and the settings name, whether the catalog has it or not. */
interface Claim extends Omit<Relations, 'owner'> {
  resource: TaggedResource;
  /** In order of preference. */
  owners: string[];
}

type Owned = Relations & { resource: TaggedResource };

/**
 * Provides the resources of one region of one account. Each region is a provider of its own, so that one
 * that cannot be read keeps what it provided before.
 */
export class AwsResourcesProvider implements EntityProvider {
  private readonly client: ResourceGroupsTaggingAPIClient;

  constructor(
    private readonly settings: DiscoverySettings,
    private readonly source: AwsSource,
    private readonly options: AwsResourcesProviderOptions,
  ) {
    this.client = options.aws.clients.get(
      ResourceGroupsTaggingAPIClient,
      source,
    );
  }

  getProviderName(): string {
    const { account, region } = this.source;
    return `${locationType}:${this.settings.id}:${account.name}/${region}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.options.runner.run({
      id: this.getProviderName(),
      fn: signal => this.refresh(connection, signal),
    });
  }

  private async refresh(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const { lookup, logger, aws } = this.options;
    const found = await this.find(signal);
    const written = await lookup.written();
    const candidates = found.filter(({ arn }) => !written.has(arn));
    const claims = candidates.map(resource => this.relate(resource));
    const provided = await this.withoutDangling(claims);

    await connection.applyMutation({
      type: 'full',
      entities: provided.map(({ resource, ...relations }) => ({
        entity: toEntity(
          resource,
          relations,
          this.settings.namespace,
          this.source,
          aws.links,
        ),
        // One key for all regions: a global resource may be found in several.
        locationKey: locationType,
      })),
    });

    const providedArns = new Set(provided.map(({ resource }) => resource.arn));
    const left = claims.filter(
      ({ resource }) => !providedArns.has(resource.arn),
    );
    const outcome = describeOutcome({
      provided: provided.length,
      written: found.length - candidates.length,
      unowned: left
        .filter(({ owners }) => owners.length === 0)
        .map(({ resource }) => resource.arn),
      orphaned: left
        .filter(({ owners }) => owners.length > 0)
        .map(
          ({ resource, owners }) => `${resource.arn} (${owners.join(', ')})`,
        ),
      ownerTag: this.settings.ownerTag,
    });
    logger.info(`${this.getProviderName()}: ${outcome}`);
  }

  private async find(signal: AbortSignal): Promise<TaggedResource[]> {
    try {
      return await findResources(this.client, this.settings, signal);
    } catch (error) {
      const { failure } = toAwsError(error, {
        source: this.source,
        service: 'Tagging',
        action: 'tag:GetResources',
      });
      const message = [
        failure.message,
        'What was found before stays in the catalog.',
        failure.fix,
      ];
      throw new UpstreamError(
        { ...failure, message: message.filter(Boolean).join(' ') },
        error,
      );
    }
  }

  private relate(resource: TaggedResource): Claim {
    const { ownerTag, defaultOwner, systemTag, serviceTag } = this.settings;
    const { tags } = resource;
    const owners = [tags.get(ownerTag), defaultOwner]
      .map(owner => toReference(owner, 'group', 'user'))
      .filter(owner => owner !== undefined);
    return {
      resource,
      owners: [...new Set(owners)],
      system: toReference(tags.get(systemTag), 'system'),
      component: serviceTag
        ? toReference(tags.get(serviceTag), 'component')
        : undefined,
    };
  }

  /**
   * Tags may name what the catalog does not have; a relation to that would lead nowhere. What belongs to
   * nobody is left out.
   */
  private async withoutDangling(claims: Claim[]): Promise<Owned[]> {
    const existing = await this.options.lookup.existing(
      claims.flatMap(({ owners, system, component }) =>
        [...owners, system, component].filter(ref => ref !== undefined),
      ),
    );
    const present = (ref?: string) =>
      ref && existing.has(ref) ? ref : undefined;
    return claims.flatMap(({ resource, owners, system, component }) => {
      const owner = owners.find(present);
      return owner
        ? {
            resource,
            owner,
            system: present(system),
            component: present(component),
          }
        : [];
    });
  }
}
