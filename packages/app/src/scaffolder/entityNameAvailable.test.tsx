import { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pressNext, renderForm } from './__testUtils__/renderForm';
import { entityNameAvailable } from './entityNameAvailable';

const rule = 'Lower-case letters, digits and hyphens; begins with a letter.';

function entity(name: string, kind = 'Component'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { type: 'service' },
  };
}

/** The form with the field, as a template would describe it. */
function renderField(entities: Entity[], options?: object) {
  return renderForm(
    entityNameAvailable,
    {
      type: 'string',
      title: 'Name',
      maxLength: 12,
      pattern: '^[a-z][a-z0-9-]*$',
      errorMessage: { pattern: rule },
      'ui:field': 'EntityNameAvailable',
      ...(options && { 'ui:options': options }),
    },
    entities,
  );
}

async function type(text: string) {
  await userEvent.type(await screen.findByLabelText(/Name/), text);
}

describe('EntityNameAvailable', () => {
  beforeEach(() => {
    jest.spyOn(window, 'scrollTo').mockReturnValue();
    // The stock form logs every refusal.
    jest.spyOn(console, 'error').mockReturnValue();
  });

  afterEach(() => jest.restoreAllMocks());

  it('says that a free name is available, and lets it pass', async () => {
    const { lookUp } = renderField([entity('orders')]);

    await type('invoices');

    expect(await screen.findByText('available')).toBeInTheDocument();
    expect(lookUp).toHaveBeenCalledTimes(1);
    await pressNext();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('names and links the entity that has the name, and lets nobody past', async () => {
    renderField([entity('orders')]);

    await type('orders');

    const link = await screen.findByRole('link', {
      name: /component:default\/orders/,
    });
    expect(link.closest('[role="status"]')).toHaveTextContent(/^taken by/);
    await pressNext();
    expect(
      await screen.findByText(`'Name' is taken by component:default/orders`),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('looks for every name that the template will register', async () => {
    const { lookUp } = renderField([entity('pay-database', 'Resource')], {
      entityRefs: [
        'component:default/{name}',
        'api:default/{name}',
        'resource:default/{name}-database',
      ],
    });

    await type('pay');

    expect(
      await screen.findByText('resource:default/pay-database'),
    ).toBeInTheDocument();
    expect(lookUp).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRefs: [
          'component:default/pay',
          'api:default/pay',
          'resource:default/pay-database',
        ],
      }),
    );
  });

  it.each([
    ['Orders', rule],
    ['a-name-that-is-too-long', 'At most 12 characters; this has 23.'],
    ['оrders', rule],
  ])('explains why %p is no name, and asks nobody', async (name, words) => {
    const { lookUp } = renderField([]);

    await type(name);

    expect(await screen.findByText(words)).toBeInTheDocument();
    await pressNext();
    expect(await screen.findByText(/^'Name' /)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
    expect(lookUp).not.toHaveBeenCalled();
  });

  it('says so when the catalog cannot be asked, and lets nobody past', async () => {
    const { lookUp } = renderField([]);
    lookUp.mockRejectedValue(new Error('catalog is away'));

    await type('orders');

    expect(await screen.findByText(/cannot be told now/)).toHaveTextContent(
      'catalog is away',
    );
    await pressNext();
    expect(
      await screen.findByText(`'Name' catalog is away`),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });
});
