import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { vitalKinds } from '@gantry/plugin-vitals-common';
import { z } from 'zod';
import { readDuration } from '../settings';
import { NoticeRule, NoticeSettings, pages } from './NoticeSettings';

const key = 'vitals.notifications';
const minute = 60_000;
const longest = 24 * 60 * minute;

/** Behind those of the configuration. */
const defaultRules: readonly NoticeRule[] = [
  { statuses: ['critical'], after: minute },
  { statuses: ['warning'], after: 5 * minute },
];

const rule = z.strictObject({
  vital: z.enum(vitalKinds).optional(),
  tiers: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .nonempty()
    .optional(),
  statuses: z
    .array(z.enum(['critical', 'warning', 'unknown']))
    .nonempty()
    .default(['critical', 'warning']),
  /** Read by {@link readAfter}. */
  after: z.unknown().optional(),
  severity: z.enum(['critical', 'high', 'normal', 'low']).optional(),
  topic: z.string().min(1).max(200).optional(),
});

/**
 * Reads `vitals.notifications`.
 *
 * @throws InputError that names the key and what is wrong with it
 */
export function readNoticeSettings(config: Config): NoticeSettings {
  const rules = (config.getOptionalConfigArray(`${key}.rules`) ?? []).map(
    (each, i) => readRule(each, `${key}.rules[${i}]`),
  );
  return {
    enabled: config.getOptionalBoolean(`${key}.enabled`) ?? true,
    resolvedAfter: readDuration(config, `${key}.resolvedAfter`, {
      byDefault: 5 * minute,
      atLeast: 0,
      atMost: longest,
    }),
    rules: [...rules, ...defaultRules],
  };
}

function readRule(config: Config, path: string): NoticeRule {
  const parsed = rule.safeParse(config.get());
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(issue => `${[path, ...issue.path].join('.')}: ${issue.message}`)
        .join('; '),
    );
  }
  const { vital } = parsed.data;
  if (vital && !pages[vital]) {
    throw new InputError(`${path}.vital: nobody is told of ${vital} at once`);
  }
  return { ...parsed.data, after: readAfter(config, path) };
}

function readAfter(config: Config, path: string): number {
  if (config.getOptional('after') === 'never') {
    return Infinity;
  }
  if (!config.has('after')) {
    throw new InputError(`${path}.after: is missing; for example 1m, or never`);
  }
  return readDuration(
    config,
    'after',
    { byDefault: 0, atLeast: 0, atMost: longest },
    `${path}.after`,
  );
}
