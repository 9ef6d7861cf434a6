import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import techdocsModule from '..';
import { documented, startDocs } from '../__testUtils__/startDocs';

describe('building docs ahead', () => {
  const folders = createMockDirectory();

  it('asks for the docs of every entity that has some, also after one has failed', async () => {
    folders.setContent({ work: {}, published: {}, source: {} });
    const scheduler = mockServices.scheduler();
    const fetched = jest.spyOn(global, 'fetch').mockImplementation(
      async url =>
        new Response('', {
          status: String(url).includes('broken') ? 500 : 200,
        }),
    );
    const undocumented = documented('undocumented', folders.path);
    delete undocumented.metadata.annotations!['backstage.io/techdocs-ref'];
    const docs = await startDocs({
      entities: [
        documented('broken', folders.path),
        undocumented,
        documented('orders', folders.path),
      ],
      features: [
        techdocsModule,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
      folders,
      generator: { runIn: 'docker' },
      buildAhead: {
        schedule: { frequency: { minutes: 5 }, timeout: { minutes: 5 } },
      },
    });

    await scheduler.triggerTask('build-docs-ahead');

    expect(fetched.mock.calls.map(([url]) => String(url))).toEqual([
      expect.stringMatching(
        /\/api\/techdocs\/sync\/default\/Component\/broken$/,
      ),
      expect.stringMatching(
        /\/api\/techdocs\/sync\/default\/Component\/orders$/,
      ),
    ]);
    fetched.mockRestore();
    await docs.stop();
  });
});
