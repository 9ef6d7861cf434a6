import { createHash } from 'node:crypto';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import { ConsoleLinks, AwsSource } from '@gantry/plugin-aws-node';
import { annotations, parseArn } from '@gantry/plugin-vitals-common';
import { describeResource } from './resourceKinds';

/** A resource as the tagging API tells of it. */
export interface TaggedResource {
  arn: string;
  tags: ReadonlyMap<string, string>;
}

/** What the tags of a resource come to, as references of entities. */
export interface Relations {
  owner: string;
  system?: string;
  component?: string;
}

/** The beginning of the location of everything that this module provides. */
export const locationType = 'aws-resources';

const longestSlug = 52;
const hashLength = 10;

/**
 * The entity of a resource. Its name is derived from the ARN alone: it stays when tags change, and no two
 * resources share one, whatever their accounts and regions.
 */
export function toEntity(
  { arn, tags }: TaggedResource,
  { owner, system, component }: Relations,
  namespace: string,
  { account, region }: AwsSource,
  links: ConsoleLinks,
): ResourceEntity {
  const { name, type, annotation } = describeResource(parseArn(arn));
  const location = `${locationType}:${account.name}/${region}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityName(name, arn),
      namespace,
      title: tags.get('Name')?.trim() || name,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [annotations.awsAccountId]: account.id,
        [annotations.awsResources]: arn,
        ...(annotation && {
          [annotation[0]]: annotation[1] === 'arn' ? arn : name,
        }),
      },
      links: [
        {
          url: links.resource(region, arn),
          title: 'AWS console',
          icon: 'cloud',
        },
      ],
    },
    spec: {
      type,
      owner,
      ...(system && { system }),
      ...(component && { dependencyOf: [component] }),
    },
  };
}

function entityName(name: string, arn: string): string {
  const slug = name
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longestSlug)
    .replace(/-$/, '')
    .toLocaleLowerCase('en-US');
  const hash = createHash('sha256').update(arn).digest('hex');
  return [slug, hash.slice(0, hashLength)].filter(Boolean).join('-');
}
