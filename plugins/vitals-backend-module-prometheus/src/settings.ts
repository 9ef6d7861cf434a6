import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { QueryProfile, builtInProfiles, queryProfile } from './profiles';

const key = 'vitals.prometheus';
const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/,
    'must consist of lower-case letters, digits, dots and hyphens',
  );
/** What a header may hold (RFC 9110, section 5.5), so that nobody smuggles in a second one. */
const headerValue = z
  .string()
  .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, 'must be printable ASCII');

const auth = z
  .strictObject({
    basic: z
      .strictObject({ username: z.string().min(1), password: z.string() })
      .optional(),
    bearer: z.strictObject({ token: headerValue }).optional(),
    sigv4: z
      .strictObject({
        region: z
          .string()
          .regex(
            /^[a-z]{2}(-[a-z]+)+-\d+$/,
            'must be a region such as us-east-1',
          ),
        accountId: z
          .union([z.string(), z.number()])
          .transform(String)
          .refine(text => /^\d{12}$/.test(text), {
            error: "must have twelve digits, in quotes: '111122223333'",
          })
          .optional(),
      })
      .optional(),
  })
  .refine(given => Object.values(given).filter(Boolean).length === 1, {
    error: 'must hold exactly one of basic, bearer and sigv4',
  });

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address' })
  .refine(text => URL.canParse(text) && !new URL(text).username, {
    error: 'must not hold credentials; they belong into auth',
  })
  .refine(text => URL.canParse(text) && !/[?#]/.test(text), {
    error: 'must have no query and no fragment',
  })
  .transform(text => text.replace(/\/+$/, ''));

const instance = z
  .strictObject({
    id,
    title: z.string().min(1).optional(),
    url: webAddress,
    consoleUrl: webAddress.optional(),
    auth: auth.optional(),
    headers: z
      .record(z.string().regex(/^[\w-]+$/, 'is no header'), headerValue)
      .default({}),
    allowEntityQueries: z.boolean().default(false),
    nativeHistograms: z.boolean().default(false),
    profiles: z.array(z.string()).optional(),
  })
  .transform(each => ({
    ...each,
    title: each.title ?? each.id,
    consoleUrl: each.consoleUrl ?? each.url,
  }));

const schema = z.strictObject({
  instances: z.array(instance).default([]),
  profiles: z.array(queryProfile).default([]),
});

/** One Prometheus, or what speaks its HTTP API, that may be asked. */
export type PrometheusInstance = Omit<z.output<typeof instance>, 'profiles'> & {
  /** How request metrics are read, in the order in which they are tried. */
  profiles: QueryProfile[];
};

/** What the module may ask; catalog entities choose among the instances. */
export interface PrometheusSettings {
  instances: PrometheusInstance[];
}

/**
 * Reads `vitals.prometheus`; no instance without it.
 *
 * @throws InputError that names the key and what is wrong with it
 */
export function readPrometheusSettings(config: Config): PrometheusSettings {
  const parsed = schema.safeParse(config.getOptional(key) ?? {});
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(({ path, message }) => `${[key, ...path].join('.')}: ${message}`)
        .join('; '),
    );
  }
  const { instances, profiles } = parsed.data;
  refuseTwins(
    instances.map(each => each.id),
    `${key}.instances`,
  );
  // Own ones first: who describes metrics knows them better.
  const all = [...profiles, ...builtInProfiles];
  refuseTwins(
    all.map(each => each.id),
    `${key}.profiles`,
  );
  return {
    instances: instances.map((each, i) => ({
      ...each,
      profiles: (each.profiles ?? all.map(profile => profile.id)).map(
        name =>
          all.find(profile => profile.id === name) ?? unknownProfile(name, i),
      ),
    })),
  };
}

function unknownProfile(name: string, instanceIndex: number): never {
  throw new InputError(
    `${key}.instances.${instanceIndex}.profiles: there is no profile '${name}'; built in are ${builtInProfiles.map(each => each.id).join(', ')}`,
  );
}

function refuseTwins(ids: string[], where: string): void {
  const twice = ids.find((each, i) => ids.indexOf(each) !== i);
  if (twice) {
    throw new InputError(`${where}: the id '${twice}' stands there twice`);
  }
}
