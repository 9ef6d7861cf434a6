import {
  SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { AwsSettings, AwsSource, awsSources } from '@gantry/plugin-aws-node';
import { z } from 'zod';

const word = z.string().min(1);

const settings = z.strictObject({
  // Read by Backstage.
  schedule: z.unknown().optional(),
  tags: z
    .record(word.max(128), z.union([z.string(), z.array(z.string()).max(20)]))
    .refine(tags => Object.keys(tags).length <= 50, 'must be 50 at most')
    .default({}),
  types: z
    .array(
      z
        .string()
        .regex(
          /^[a-z0-9-]+(:[\w-]+)?$/,
          'must be a service and perhaps a kind, such as sqs or rds:db',
        ),
    )
    .nonempty()
    .max(100)
    .optional(),
  ownerTag: word.default('owner'),
  defaultOwner: word
    .refine(isOwner, 'must be the reference of a group or user')
    .optional(),
  systemTag: word.default('system'),
  serviceTag: word.optional(),
  namespace: word.default('default'),
  accounts: z.array(word).nonempty().optional(),
  regions: z.array(word).nonempty().optional(),
});

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 5 },
  // By then the catalog has read its files, and so knows what is in them already.
  initialDelay: { seconds: 30 },
};

/** What to look for, and where. */
export interface DiscoverySettings extends Omit<
  z.output<typeof settings>,
  'accounts' | 'regions' | 'schedule'
> {
  id: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Never beyond what `vitals.aws.accounts` allows. */
  sources: AwsSource[];
}

const key = 'catalog.providers.awsResources';

/**
 * Reads `catalog.providers.awsResources`; nothing without it.
 *
 * @throws InputError that names the key and what is wrong with it
 */
export function readDiscoverySettings(
  config: Config,
  aws: AwsSettings,
): DiscoverySettings[] {
  const section = config.getOptionalConfig(key);
  return (section?.keys() ?? []).map(id => {
    const own = section!.getConfig(id);
    const parsed = settings.safeParse(own.get());
    if (!parsed.success) {
      throw new InputError(
        parsed.error.issues
          .map(
            ({ path, message }) =>
              `${[key, id, ...path].join('.')}: ${message}`,
          )
          .join('; '),
      );
    }
    const { accounts, regions, schedule: _, ...rest } = parsed.data;
    return {
      ...rest,
      id,
      schedule: own.has('schedule')
        ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
            own.getConfig('schedule'),
          )
        : defaultSchedule,
      sources: chosenSources(`${key}.${id}`, aws, accounts, regions),
    };
  });
}

function chosenSources(
  at: string,
  aws: AwsSettings,
  accounts?: string[],
  regions?: string[],
): AwsSource[] {
  const all = awsSources('aws-resources', aws);
  const unknown =
    accounts?.find(name => !all.some(({ account }) => account.name === name)) ??
    regions?.find(name => !all.some(({ region }) => region === name));
  if (unknown) {
    throw new InputError(`${at}: vitals.aws.accounts names no '${unknown}'`);
  }
  const sources = all.filter(
    ({ account, region }) =>
      (accounts?.includes(account.name) ?? true) &&
      (regions?.includes(region) ?? true),
  );
  if (sources.length === 0) {
    throw new InputError(
      `${at}: there is nowhere to look; vitals.aws.accounts must name an account and a region`,
    );
  }
  return sources;
}

function isOwner(text: string): boolean {
  try {
    const { kind } = parseEntityRef(text, { defaultKind: 'Group' });
    return ['group', 'user'].includes(kind.toLocaleLowerCase('en-US'));
  } catch {
    return false;
  }
}
