import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityNameOptions } from './entityNameSchema';
import { findTaken } from './findTaken';
import { nameProblem } from './nameProblem';

/** Runs when somebody leaves the step of the form; an error keeps them there. */
export const validateEntityName: CustomFieldValidator<
  string,
  EntityNameOptions
> = async (name, field, { apiHolder, schema, uiSchema }) => {
  if (!name) {
    return; // Whether it may be empty is the schema's to say.
  }
  const problem = nameProblem(name, schema);
  if (problem) {
    field.addError(problem);
    return;
  }
  const catalogApi = apiHolder.get(catalogApiRef);
  if (!catalogApi) {
    throw new Error('The catalog cannot be asked whether the name is taken.');
  }
  const taken = await findTaken(catalogApi, name, uiSchema?.['ui:options']);
  for (const entityRef of taken) {
    field.addError(`is taken by ${entityRef}`);
  }
};
