import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { vitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import vitalsModuleAws from '.';
import { account } from './__testUtils__/entities';

async function start(vitals: object) {
  const addProvider = jest.fn();
  await startTestBackend({
    extensionPoints: [[vitalsExtensionPoint, { addProvider }]],
    features: [
      vitalsModuleAws,
      mockServices.rootConfig.factory({ data: { vitals } }),
    ],
  });
  return addProvider.mock.calls.map(([provider]) => provider);
}

describe('the module', () => {
  it('has no sources without configuration', async () => {
    const none = [expect.objectContaining({ id: 'cloudwatch', sources: [] })];

    expect(await start({})).toEqual(none);
    expect(await start({ aws: { accounts: [] } })).toEqual(none);
  });

  it('adds CloudWatch with a source for every region of every account', async () => {
    const other = { ...account, id: '444455556666', name: 'staging' };

    const [provider] = await start({ aws: { accounts: [account, other] } });

    expect(provider).toMatchObject({
      id: 'cloudwatch',
      kind: 'health',
      sources: [
        'cloudwatch/prod/us-east-1',
        'cloudwatch/prod/us-west-2',
        'cloudwatch/staging/us-east-1',
        'cloudwatch/staging/us-west-2',
      ],
    });
  });
});
