import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form fields that templates may use besides the stock ones. */
export const scaffolderFormModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    FormFieldBlueprint.make({
      name: 'entity-name-available',
      params: {
        field: async () => {
          const { entityNameAvailable } = await import('./entityNameAvailable');
          return entityNameAvailable;
        },
      },
    }),
    FormFieldBlueprint.make({
      name: 'validated-input',
      params: {
        field: async () => {
          const { validatedInputField } = await import('./validatedInputField');
          return validatedInputField;
        },
      },
    }),
  ],
});
