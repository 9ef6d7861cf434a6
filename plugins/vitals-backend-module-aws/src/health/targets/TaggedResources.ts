import {
  GetResourcesCommand,
  GetResourcesCommandOutput,
  ResourceGroupsTaggingAPIClient,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { unlessAborted } from '@gantry/plugin-vitals-node';
import limiterFactory from 'p-limit';
import { readPages } from '../readPages';

export type Tags = Record<string, string>;

/** The most that the tagging API answers at once. */
const pageSize = 100;
/** The most values that it takes for one key. */
const mostValues = 20;
const refreshAfter = 10 * 60_000;
const callsAtOnce = 4;
/** In milliseconds. Alarms that need no tags are not kept waiting for them. */
const longestReading = 15_000;

interface Known {
  arns: string[];
  /** Milliseconds since the epoch; long ago for what could not be read. */
  readAt: number;
  /** Why it could not be read the last time; `arns` are those of before then. */
  error?: unknown;
}

/**
 * Knows which resources of an account and region carry which tags.
 *
 * Tag sets with the same keys are asked for together, and told apart here: one paged question for a
 * fleet whose services are tagged alike, at most every ten minutes unless a new set appears. A question
 * that fails leaves the others alone.
 */
export class TaggedResources {
  /** By tag set. */
  private known = new Map<string, Known>();

  constructor(private readonly client: ResourceGroupsTaggingAPIClient) {}

  /**
   * Asks for the resources of these tag sets where they are not known, and forgets those of others. What does
   * not answer in time is told by {@link errorOf}.
   *
   * @throws the signal's reason once it has aborted
   */
  async learn(sets: Tags[], signal: AbortSignal): Promise<void> {
    const groups = new Map<string, Tags[]>();
    for (const tags of sets) {
      const keys = JSON.stringify(Object.keys(tags).sort());
      const group = groups.get(keys) ?? [];
      groups.set(keys, group);
      group.push(tags);
    }
    const deadline = AbortSignal.timeout(longestReading);
    const limit = limiterFactory(callsAtOnce);
    const learnt = await Promise.all(
      [...groups.values()].map(group =>
        limit(() => this.refresh(group, signal, deadline)),
      ),
    );
    this.known = new Map(learnt.flat());
  }

  /** Asks for the resources of one more tag set where they are not known. */
  async add(tags: Tags, signal: AbortSignal): Promise<void> {
    const known = this.known.get(setKey(tags));
    if (!known || known.error !== undefined) {
      const deadline = AbortSignal.timeout(longestReading);
      const learnt = await this.resolve([tags], signal, deadline);
      learnt.forEach(([key, found]) => this.known.set(key, found));
    }
  }

  /** The ARNs of what carries all of these tags; they must have been learnt. */
  find(tags: Tags): string[] {
    return this.known.get(setKey(tags))?.arns ?? [];
  }

  /** Why these tags could not be learnt; undefined when they are. */
  errorOf(tags: Tags): unknown {
    return this.known.get(setKey(tags))?.error;
  }

  private async refresh(
    group: Tags[],
    signal: AbortSignal,
    deadline: AbortSignal,
  ): Promise<[string, Known][]> {
    const fresh: [string, Known][] = [];
    for (const key of group.map(setKey)) {
      const known = this.known.get(key);
      if (!known || Date.now() - known.readAt >= refreshAfter) {
        return this.resolve(group, signal, deadline);
      }
      fresh.push([key, known]);
    }
    return fresh;
  }

  /** @param group - tag sets with the same keys */
  private async resolve(
    group: Tags[],
    signal: AbortSignal,
    deadline: AbortSignal,
  ): Promise<[string, Known][]> {
    const readAt = Date.now();
    const names = Object.keys(group[0]).sort();
    const found = new Map<string, Known>(
      group.map(tags => [setKey(tags), { arns: [], readAt }]),
    );
    try {
      const resources = this.read(
        filters(names, group),
        AbortSignal.any([signal, deadline]),
      );
      for await (const { arn, tags } of resources) {
        const own = names.map(name => [name, tags.get(name)]);
        found.get(setKey(Object.fromEntries(own)))?.arns.push(arn);
      }
      return [...found];
    } catch (error) {
      signal.throwIfAborted();
      return group.map(tags => [
        setKey(tags),
        { arns: this.find(tags), readAt: -Infinity, error },
      ]);
    }
  }

  private async *read(filter: TagFilter[], signal: AbortSignal) {
    const pages = readPages({
      ask: (token): Promise<GetResourcesCommandOutput> => {
        const command = new GetResourcesCommand({
          TagFilters: filter,
          ResourcesPerPage: pageSize,
          PaginationToken: token,
        });
        // The SDK does not stop waiting for credentials, nor between two tries.
        return unlessAborted(
          this.client.send(command, { abortSignal: signal }),
          signal,
        );
      },
      next: page => page.PaginationToken,
      complaint: 'Tagging answers the same page of resources',
    });
    for await (const { ResourceTagMappingList = [] } of pages) {
      for (const { ResourceARN, Tags: tags } of ResourceTagMappingList) {
        yield {
          arn: ResourceARN ?? '',
          tags: new Map((tags ?? []).map(({ Key, Value }) => [Key, Value])),
        };
      }
    }
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
