import { AuthService } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  EntityFilterQuery,
} from '@backstage/catalog-client';
import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { annotations } from '@gantry/plugin-vitals-common';
import { locationType } from './toEntity';

/** By these a Resource entity says which resource of AWS it is. */
const arnsOfResources = [
  annotations.awsResources,
  annotations.eksClusterArn,
  annotations.lambdaFunctionArn,
  annotations.rdsInstanceArn,
  annotations.s3BucketArn,
  annotations.sqsQueueArn,
];
/** By these a Component does; what else it names, it only uses. */
const arnsOfComponents = [
  annotations.ecsServiceArn,
  annotations.lambdaFunctionArn,
];

const filter: EntityFilterQuery = [
  ...[...arnsOfResources, annotations.dynamodbTableName].map(key =>
    having('Resource', key),
  ),
  ...arnsOfComponents.map(key => having('Component', key)),
];

function having(kind: string, key: string) {
  return { kind, [`metadata.annotations.${key}`]: CATALOG_FILTER_EXISTS };
}

/** What somebody has written into the catalog about resources of AWS. */
export interface WrittenResources {
  has(arn: string): boolean;
}

/** Asks the catalog what it has already. */
export class CatalogLookup {
  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** The resources that entities stand for which this module did not provide. */
  async written(): Promise<WrittenResources> {
    const arns = new Set<string>();
    const tables = new Set<string>();
    const pages = this.catalog.streamEntities(
      { filter, fields: ['kind', 'metadata.annotations'] },
      await this.credentials(),
    );
    for await (const page of pages) {
      for (const entity of page.filter(isWritten)) {
        const own = entity.metadata.annotations!;
        for (const key of keysOf(entity)) {
          own[key]?.split(',').forEach(arn => arns.add(arn.trim()));
        }
        const table = own[annotations.dynamodbTableName];
        if (table) {
          tables.add(`${own[annotations.awsAccountId] ?? ''}:table/${table}`);
        }
      }
    }
    return {
      has(arn) {
        const [, , service, , account, ...resource] = arn.split(':');
        return (
          arns.has(arn) ||
          (service === 'dynamodb' &&
            ['', account].some(each => tables.has(`${each}:${resource[0]}`)))
        );
      },
    };
  }

  /** Those of these references that are in the catalog. */
  async existing(entityRefs: string[]): Promise<Set<string>> {
    const asked = [...new Set(entityRefs)];
    if (asked.length === 0) {
      return new Set();
    }
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs: asked, fields: ['kind'] },
      await this.credentials(),
    );
    return new Set(asked.filter((_, i) => items[i]));
  }

  private async credentials() {
    return { credentials: await this.auth.getOwnServiceCredentials() };
  }
}

function keysOf({ kind }: Entity) {
  return kind === 'Resource' ? arnsOfResources : arnsOfComponents;
}

function isWritten({ metadata }: Entity): boolean {
  const location = metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  return !location.startsWith(`${locationType}:`);
}
