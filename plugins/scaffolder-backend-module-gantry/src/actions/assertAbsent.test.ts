import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createAssertAbsentAction } from './assertAbsent';

const auth = mockServices.auth({ pluginId: 'scaffolder' });
const orders = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

function run(
  entityRefs: string[],
  catalog = catalogServiceMock({ entities: [orders] }),
) {
  const context = createMockActionContext({ input: { entityRefs } });
  return createAssertAbsentAction({ auth, catalog }).handler(context);
}

describe('gantry:catalog:assert-absent', () => {
  it('passes when no entity has the reference', async () => {
    await expect(
      run([
        'component:default/payments',
        'component:default/payments-infrastructure',
      ]),
    ).resolves.toBeUndefined();
  });

  it('names the field and the entity that exists, whatever the case', async () => {
    await expect(
      run(['component:default/payments', 'Component:default/Orders']),
    ).rejects.toThrow(
      'name: taken, the catalog already has component:default/orders. Choose another name.',
    );
  });

  it('asks as the plugin, so that an entity hidden from the caller counts', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs.mockResolvedValue({ items: [undefined] });

    await run(['component:default/payments'], catalog);

    expect(catalog.getEntitiesByRefs).toHaveBeenCalledWith(
      expect.objectContaining({ entityRefs: ['component:default/payments'] }),
      { credentials: await auth.getOwnServiceCredentials() },
    );
  });

  it('refuses what is not a reference', async () => {
    await expect(run(['orders'])).rejects.toThrow(
      "name: 'orders' is not an entity reference",
    );
  });
});
