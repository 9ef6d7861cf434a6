import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { EntityNameField } from './EntityNameField';
import { entityNameSchema } from './entityNameSchema';
import { validateEntityName } from './validateEntityName';

/** The form field of templates: a name that no entity has yet. */
export const entityNameAvailable = createFormField({
  name: 'EntityNameAvailable',
  component: EntityNameField,
  validation: validateEntityName,
  schema: entityNameSchema,
});
