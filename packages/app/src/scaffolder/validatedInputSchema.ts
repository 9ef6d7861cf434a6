import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The rules are those of the parameter's own schema, best explained by its `errorMessage`. */
export const validatedInputSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.number()]),
});

export type ValidatedInputProps = typeof validatedInputSchema.TProps;
