import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { transitionScopes, vitalKinds } from '@gantry/plugin-vitals-common';
import { z } from 'zod';
import { TransitionBoundary, TransitionPosition } from '../store';

const day = 24 * 3_600_000;
const longestSpan = 31 * day;
const mostItems = 500;

/** PostgreSQL has no text with a NUL in it. */
const text = z.string().regex(/^[^\0]*$/);
const position = z.tuple([z.iso.datetime(), text, z.enum(vitalKinds), text]);
const boundary = z.tuple([z.iso.datetime()]);

/** The query of transitions: the last day, a hundred of them, unless told. */
export const transitionsQuery = z.object({
  since: z.iso
    .datetime({ offset: true, error: 'must be an ISO 8601 time' })
    .transform(time => Date.parse(time))
    .optional(),
  entity: text
    .transform((value, context) => {
      try {
        return stringifyEntityRef(parseEntityRef(value));
      } catch {
        context.addIssue('must be an entity, such as component:default/orders');
        return z.NEVER;
      }
    })
    .optional(),
  scope: z
    .enum(transitionScopes, {
      error: `must be one of ${transitionScopes.join(', ')}`,
    })
    .default('all'),
  limit: z.coerce
    .number({ error: `must be a whole number from 1 to ${mostItems}` })
    .int()
    .min(1)
    .max(mostItems)
    .default(100),
  cursor: z
    .string()
    .transform((cursor, context) => {
      const json = fromBase64(cursor);
      const parsed = position.safeParse(json);
      if (parsed.success) {
        const [at, entityRef, vital, source] = parsed.data;
        return { at, entityRef, vital, source };
      }
      const cut = boundary.safeParse(json);
      if (cut.success) {
        return { before: cut.data[0] };
      }
      context.addIssue('must be one that an answer gave');
      return z.NEVER;
    })
    .optional(),
});

/** @throws InputError for a time that is longer ago than a window may reach */
export function transitionsSince(
  since: number | undefined,
  now: number,
): string {
  const begin = since ?? now - day;
  if (now - begin > longestSpan) {
    throw new InputError('since: must be at most 31 days ago');
  }
  return new Date(begin).toISOString();
}

/** @param last - the last transition of a page */
export function cursorBehind(last: TransitionPosition): string {
  const { at, entityRef, vital, source } = last;
  return toBase64([at, entityRef, vital, source]);
}

export function cursorBefore({ before }: TransitionBoundary): string {
  return toBase64([before]);
}

function toBase64(json: unknown): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

function fromBase64(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
