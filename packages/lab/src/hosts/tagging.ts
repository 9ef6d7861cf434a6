import { z } from 'zod';
import { Resource } from '../estate/Estate';
import { AwsError } from '../protocols/AwsError';
import { pageOf } from '../protocols/pageToken';
import { AwsService, Operation } from './AwsService';
import { parseInput } from './parseInput';

const getResourcesInput = z.object({
  PaginationToken: z.string().optional(),
  TagFilters: z
    .array(
      z.object({
        Key: z.string().min(1).max(128),
        Values: z.array(z.string().max(256)).max(20).default([]),
      }),
    )
    .max(50)
    .default([]),
  ResourceTypeFilters: z.array(z.string().max(256)).max(100).default([]),
  ResourceARNList: z.array(z.string()).max(100).default([]),
  ResourcesPerPage: z.number().int().min(1).max(100).default(50),
});

/** Of IAM the API tells policies and identity providers, but no roles. */
const untold = /^arn:aws:iam::\d+:role\//;

function hasType({ arn }: Resource, filter: string): boolean {
  const [product, type] = filter.split(':');
  const [, , service, , , resource] = arn.split(':');
  return (
    service === product &&
    (type === undefined || resource.split('/')[0] === type)
  );
}

const getResources: Operation = (input, { estate, region }) => {
  const { PaginationToken, ...filters } = parseInput(getResourcesInput, input);
  const { TagFilters, ResourceTypeFilters, ResourceARNList } = filters;
  if (
    ResourceARNList.length > 0 &&
    (TagFilters.length > 0 || ResourceTypeFilters.length > 0)
  ) {
    throw new AwsError(
      'InvalidParameterException',
      'ResourceARNList cannot be combined with TagFilters or ResourceTypeFilters',
    );
  }
  const found = estate.resources(region).filter(
    resource =>
      !untold.test(resource.arn) &&
      TagFilters.every(({ Key, Values }) => {
        const value = resource.tags[Key];
        return (
          value !== undefined && (Values.length === 0 || Values.includes(value))
        );
      }) &&
      (ResourceTypeFilters.length === 0 ||
        ResourceTypeFilters.some(filter => hasType(resource, filter))) &&
      (ResourceARNList.length === 0 || ResourceARNList.includes(resource.arn)),
  );
  const page = pageOf(found, {
    key: resource => resource.arn,
    limit: filters.ResourcesPerPage,
    // The first page is asked for with no token or with an empty one.
    token: PaginationToken || undefined,
    request: { region, ...filters },
    invalidToken: () =>
      new AwsError(
        'PaginationTokenExpiredException',
        'The PaginationToken is not valid for this request',
      ),
  });
  return {
    PaginationToken: page.nextToken ?? '',
    ResourceTagMappingList: page.items.map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  };
};

export const tagging: AwsService = {
  upstream: 'tagging',
  signingName: 'tagging',
  actionPrefix: 'tag',
  target: 'ResourceGroupsTaggingAPI_20170126',
  throttlingCode: 'ThrottledException',
  operations: { GetResources: getResources },
};
