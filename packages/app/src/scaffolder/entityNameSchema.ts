import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/**
 * What a template may say of the field. Its `pattern` is best explained by `errorMessage.pattern` beside
 * it, which the list of errors above the form then shows as well.
 */
export const entityNameSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      kind: z
        .string()
        .optional()
        .describe('The kind of the entities that will carry the name'),
      suffixes: z
        .array(z.string())
        .optional()
        .describe('What is put behind the name, one entity for each'),
    }),
});

export type EntityNameFieldProps = typeof entityNameSchema.TProps;

export type EntityNameOptions = Pick<
  typeof entityNameSchema.uiOptionsType,
  'kind' | 'suffixes'
>;
