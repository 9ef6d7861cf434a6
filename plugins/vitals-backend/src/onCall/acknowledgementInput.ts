import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  IncidentCause,
  maximumNoteLength,
  singleLine,
} from '@gantry/plugin-vitals-common';
import { z } from 'zod';

const longestName = 300;
const entityExample = 'component:default/orders';

const name = z
  .string({ error: 'must be text' })
  .min(1, 'must not be empty')
  .max(longestName, `must have at most ${longestName} characters`);

const entityRef = name.transform((value, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    context.addIssue(`must be an entity, such as ${entityExample}`);
    return z.NEVER;
  }
});

/** The cause of an incident, as a body or a query names it. */
export const causeInput = z
  .object(
    { entityRef: entityRef.optional(), source: name.optional() },
    { error: 'must be { entityRef } or { source }' },
  )
  .transform((value, context): IncidentCause => {
    if (value.entityRef !== undefined && value.source === undefined) {
      return { entityRef: value.entityRef };
    }
    if (value.source !== undefined && value.entityRef === undefined) {
      return { source: value.source };
    }
    context.addIssue('must name either an entityRef or a source');
    return z.NEVER;
  });

export const acknowledgementInput = z.object(
  {
    cause: causeInput,
    note: z
      .string({ error: 'must be text' })
      .max(
        maximumNoteLength,
        `must have at most ${maximumNoteLength} characters`,
      )
      .transform(text => singleLine(text) || undefined)
      .optional(),
  },
  { error: 'must be an object with a cause' },
);
