import {
  ResourceGroupsTaggingAPIClient,
  paginateGetResources,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { DiscoverySettings } from './discoverySettings';
import { defaultTypes } from './resourceKinds';
import { TaggedResource } from './toEntity';

/** The most that the tagging API answers at once. */
const pageSize = 100;

/** All resources of a region that carry the tags and are of the kinds. */
export async function findResources(
  client: ResourceGroupsTaggingAPIClient,
  { tags, types = defaultTypes }: Pick<DiscoverySettings, 'tags' | 'types'>,
  signal: AbortSignal,
): Promise<TaggedResource[]> {
  const resources: TaggedResource[] = [];
  const pages = paginateGetResources(
    { client, pageSize, stopOnSameToken: true },
    {
      TagFilters: Object.entries(tags).map(([Key, value]) => ({
        Key,
        Values: [value].flat(),
      })),
      ResourceTypeFilters: types,
    },
    { abortSignal: signal },
  );
  for await (const { ResourceTagMappingList = [] } of pages) {
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
