import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ValidatedInput } from './ValidatedInput';
import { validatedInputSchema } from './validatedInputSchema';

/** The form field of templates: text or a whole number, judged as one types. */
export const validatedInputField = createFormField({
  name: 'ValidatedInput',
  component: ValidatedInput,
  schema: validatedInputSchema,
});
