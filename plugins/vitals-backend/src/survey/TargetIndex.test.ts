import { mockServices } from '@backstage/backend-test-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { component } from '../__testUtils__/startVitals';
import { TargetIndex } from './TargetIndex';

describe('a catalog that cannot be read', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');

  it('is asked again after some seconds, not for each request, and named in the log once each time', async () => {
    const inner = catalogServiceMock({ entities: [component('orders')] });
    let isDown = false;
    const streamEntities = jest.fn(
      (...args: Parameters<CatalogService['streamEntities']>) => {
        if (isDown) {
          throw new Error('no luck');
        }
        return inner.streamEntities(...args);
      },
    );
    const logger = mockServices.logger.mock();
    const index = new TargetIndex({
      auth: mockServices.auth(),
      catalog: catalogServiceMock.mock({
        streamEntities,
        getEntitiesByRefs: asked => inner.getEntitiesByRefs(asked),
      }),
      logger,
      providers: () => [],
      maximumAge: 60_000,
    });
    await index.read();
    isDown = true;
    pass(2);
    const request = async () => {
      expect(index.latestKnown()?.entityCount).toBe(1);
      await new Promise(setImmediate);
    };
    for (let i = 0; i < 5; i++) {
      await request();
    }
    await expect(index.read()).rejects.toThrow('no luck');
    expect(streamEntities).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    pass(5 / 60);
    await Promise.all([request(), request()]);
    expect(streamEntities).toHaveBeenCalledTimes(3);
    expect(logger.warn).toHaveBeenCalledTimes(2);

    // Who wants it younger than that is not held up.
    isDown = false;
    pass(1 / 60);
    expect(await index.read(500)).toMatchObject({ entityCount: 1 });
  });
});
