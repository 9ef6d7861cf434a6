import {
  ResourceGroupsTaggingAPIClient,
  paginateGetResources,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { DiscoverySettings } from './discoverySettings';
import { defaultTypes } from './resourceKinds';
import { TaggedResource } from './toEntity';

/** The most that the tagging API answers at once. */
const pageSize = 100;

/**
 * All resources of a region that carry the tags and are of the kinds.
 *
 * @throws UpstreamError when AWS turns in circles: a part taken for the whole would delete the rest
 */
export async function findResources(
  client: ResourceGroupsTaggingAPIClient,
  { tags, types = defaultTypes }: Pick<DiscoverySettings, 'tags' | 'types'>,
  signal: AbortSignal,
): Promise<TaggedResource[]> {
  const resources: TaggedResource[] = [];
  const tokens = new Set<string>();
  const pages = paginateGetResources(
    { client, pageSize },
    {
      TagFilters: Object.entries(tags).map(([Key, value]) => ({
        Key,
        Values: [value].flat(),
      })),
      ResourceTypeFilters: types,
    },
    { abortSignal: signal },
  );
  for await (const { ResourceTagMappingList = [], PaginationToken } of pages) {
    if (PaginationToken && tokens.has(PaginationToken)) {
      throw new UpstreamError({
        kind: 'malformed',
        message:
          'Tagging gave the same page token twice, so the list of resources has no end.',
      });
    }
    tokens.add(PaginationToken ?? '');
    for (const { ResourceARN, Tags = [] } of ResourceTagMappingList) {
      if (ResourceARN) {
        const own = Tags.map(
          ({ Key = '', Value = '' }) => [Key, Value] as const,
        );
        resources.push({ arn: ResourceARN, tags: new Map(own) });
      }
    }
  }
  return resources;
}
