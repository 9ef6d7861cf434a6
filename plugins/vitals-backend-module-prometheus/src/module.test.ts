import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { vitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import vitalsModulePrometheus from '.';

async function start(vitals: object) {
  const addProvider = jest.fn();
  await startTestBackend({
    extensionPoints: [[vitalsExtensionPoint, { addProvider }]],
    features: [
      vitalsModulePrometheus,
      mockServices.rootConfig.factory({ data: { vitals } }),
    ],
  });
  return addProvider.mock.calls.map(([provider]) => provider);
}

describe('the module', () => {
  it('has no sources without configuration', async () => {
    const none = [expect.objectContaining({ id: 'prometheus', sources: [] })];

    expect(await start({})).toEqual(none);
    expect(await start({ prometheus: { instances: [] } })).toEqual(none);
  });

  it('adds Prometheus with a source for every instance', async () => {
    const url = 'https://prometheus.example';

    const [provider] = await start({
      prometheus: {
        instances: [
          { id: 'shop', url },
          { id: 'staging', url },
        ],
      },
    });

    expect(provider).toMatchObject({
      id: 'prometheus',
      kind: 'health',
      sources: ['prometheus/shop', 'prometheus/staging'],
    });
  });
});
