import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { FormField, Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** The stock form with one step that holds the field, for one parameter of that schema. */
export function renderForm(
  field: FormField,
  schema: object,
  entities: Entity[] = [],
) {
  const catalogApi = catalogApiMock({ entities });
  const lookUp = jest.spyOn(catalogApi, 'getEntitiesByRefs');
  const onCreate = jest.fn(async () => {});
  renderInTestApp(
    <Stepper
      templateName="test"
      extensions={[field as unknown as FieldExtensionOptions<any>]}
      onCreate={onCreate}
      manifest={{
        title: 'Test',
        steps: [
          {
            title: 'Fill it in',
            schema: {
              type: 'object',
              required: ['value'],
              properties: { value: schema },
            },
          },
        ],
      }}
    />,
    {
      apis: [[catalogApiRef, catalogApi]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return { lookUp, onCreate };
}

export async function pressNext() {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
}
