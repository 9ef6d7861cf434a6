import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/**
 * What a template may say of the field. Its `pattern` is best explained by `errorMessage.pattern` beside
 * it, which the list of errors above the form then shows as well.
 */
export const entityNameSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      entityRefs: z
        .array(z.string())
        .optional()
        .describe(
          'The references that must be free, each with {name} in place of the name',
        ),
    }),
});

export type EntityNameFieldProps = typeof entityNameSchema.TProps;

export type EntityNameOptions = Pick<
  typeof entityNameSchema.uiOptionsType,
  'entityRefs'
>;
