import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createAwaitEntitiesAction } from './awaitEntities';

const orders = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

function setUp(seconds?: number) {
  const catalog = catalogServiceMock.mock();
  const context = createMockActionContext({
    input: { entityRefs: ['component:default/orders'], seconds },
  });
  const warn = jest.spyOn(context.logger, 'warn');
  return { catalog, context, warn };
}

describe('gantry:catalog:await', () => {
  it('ends once the caller can see all entities', async () => {
    const { catalog, context, warn } = setUp();
    catalog.getEntitiesByRefs
      .mockResolvedValueOnce({ items: [undefined] })
      .mockResolvedValue({ items: [orders] });

    await createAwaitEntitiesAction({ catalog }).handler(context);

    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(2);
    expect(catalog.getEntitiesByRefs).toHaveBeenLastCalledWith(
      expect.objectContaining({ entityRefs: ['component:default/orders'] }),
      { credentials: await context.getInitiatorCredentials() },
    );
    expect(warn).not.toHaveBeenCalled();
  });

  it('says which entities are late, and is no failure', async () => {
    const { catalog, context, warn } = setUp(0.1);
    catalog.getEntitiesByRefs.mockResolvedValue({ items: [undefined] });

    await createAwaitEntitiesAction({ catalog }).handler(context);

    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining('component:default/orders'),
    );
  });
});
