import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';

export type Tags = Record<string, string>;

/** The most that the tagging API answers at once. */
const pageSize = 100;
/** The most values that it takes for one key. */
const mostValues = 20;
const refreshAfter = 10 * 60_000;

/**
 * Knows which resources of an account and region carry which tags.
 *
 * Tag sets with the same keys are asked for together, and told apart here: one paged question for a
 * fleet whose services are tagged alike, at most every ten minutes unless a new set appears.
 */
export class TaggedResources {
  private readAt = -Infinity;
  private known = new Map<string, string[]>();

  constructor(private readonly client: ResourceGroupsTaggingAPIClient) {}

  /** Makes sure that the resources of these tag sets are known, and forgets those of others. */
  async learn(sets: Tags[], signal: AbortSignal): Promise<void> {
    const fresh = Date.now() - this.readAt < refreshAfter;
    if (fresh && sets.every(tags => this.known.has(setKey(tags)))) {
      return;
    }
    this.known = await this.resolve(sets, signal);
    this.readAt = Date.now();
  }

  /** Makes sure that the resources of one more tag set are known. */
  async add(tags: Tags, signal: AbortSignal): Promise<void> {
    if (!this.known.has(setKey(tags))) {
      const found = await this.resolve([tags], signal);
      found.forEach((arns, key) => this.known.set(key, arns));
    }
  }

  /** The ARNs of what carries all of these tags; they must have been learnt. */
  find(tags: Tags): string[] {
    return this.known.get(setKey(tags)) ?? [];
  }

  private async resolve(
    sets: Tags[],
    signal: AbortSignal,
  ): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const byKeys = new Map<string, Tags[]>();
    for (const tags of sets) {
      found.set(setKey(tags), []);
      const keys = JSON.stringify(Object.keys(tags).sort());
      const group = byKeys.get(keys) ?? [];
      byKeys.set(keys, group);
      group.push(tags);
    }
    for (const [keys, group] of byKeys) {
      const names: string[] = JSON.parse(keys);
      const resources = this.read(filters(names, group), signal);
      for await (const { arn, tags } of resources) {
        const own = names.map(name => [name, tags.get(name)]);
        found.get(setKey(Object.fromEntries(own)))?.push(arn);
      }
    }
    return found;
  }

  private async *read(filter: TagFilter[], signal: AbortSignal) {
    let token: string | undefined;
    do {
      const page = await this.client.send(
        new GetResourcesCommand({
          TagFilters: filter,
          ResourcesPerPage: pageSize,
          PaginationToken: token,
        }),
        { abortSignal: signal },
      );
      for (const { ResourceARN, Tags: tags } of page.ResourceTagMappingList ??
        []) {
        yield {
          arn: ResourceARN ?? '',
          tags: new Map((tags ?? []).map(({ Key, Value }) => [Key, Value])),
        };
      }
      token = page.PaginationToken || undefined;
    } while (token);
  }
}

/** Values are named only where the API can take them all. */
function filters(keys: string[], sets: Tags[]): TagFilter[] {
  return keys.map(Key => {
    const values = [...new Set(sets.map(tags => tags[Key]))];
    return values.length <= mostValues ? { Key, Values: values } : { Key };
  });
}

function setKey(tags: Tags): string {
  return JSON.stringify(
    Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
