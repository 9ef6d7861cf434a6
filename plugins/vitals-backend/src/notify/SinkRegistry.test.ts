import { createBackendModule } from '@backstage/backend-plugin-api';
import { NoticeSink, noticesExtensionPoint } from '@gantry/plugin-vitals-node';
import { startVitals } from '../__testUtils__/startVitals';

function moduleWithSink(moduleId: string, id: string) {
  const sink: NoticeSink = { id, deliver: async () => {} };
  return createBackendModule({
    pluginId: 'vitals',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { notices: noticesExtensionPoint },
        async init({ notices }) {
          notices.addSink(sink);
        },
      });
    },
  });
}

describe('a second sink of one id', () => {
  it.each([
    ['of another module', 'beacon', [moduleWithSink('first', 'beacon')]],
    ['of the plugin', 'notifications', []],
  ])(
    'is reported against its module, be the first %s',
    async (_, id, others) => {
      await expect(
        startVitals({
          entities: [],
          features: [...others, moduleWithSink('second', id)],
        }),
      ).rejects.toThrow(
        expect.objectContaining({
          message: expect.stringMatching(
            new RegExp(`Module 'second'.*sink '${id}'`, 's'),
          ),
        }),
      );
    },
  );
});
