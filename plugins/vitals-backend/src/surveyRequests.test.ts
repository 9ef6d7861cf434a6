import { mockCredentials } from '@backstage/backend-test-utils';
import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  VitalsExtensionPoint,
  vitalsExtensionPoint,
} from '@gantry/plugin-vitals-node';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import { orders, ordersRef, startShop } from './__testUtils__/startShop';
import { startVitals } from './__testUtils__/startVitals';

const alertmanager = mockCredentials.service.header({
  onBehalfOf: mockCredentials.service('external:alertmanager'),
  targetPluginId: 'vitals',
});
const path = '/surveys?vital=health&source=fake/a';

describe('a request for a survey', () => {
  it('makes a source be asked at once, whatever its body claims', async () => {
    const { get, post, provider } = await startShop();
    provider.answers.set(ordersRef, reading('critical'));

    await post(path, alertmanager).send({ status: 'resolved' }).expect(202);

    while (provider.surveys.length < 2) {
      await new Promise(setImmediate);
    }
    const { body } = await get('/entities/component/default/orders');
    expect(body.verdicts.health.status).toBe('critical');
  });

  it('is one with those that come soon after it', async () => {
    const { post, trigger } = await startShop();
    trigger.mockResolvedValue();

    for (let i = 0; i < 5; i += 1) {
      await post(path, alertmanager).expect(202);
    }

    expect(trigger).toHaveBeenCalledTimes(1);
  });

  it('waits for a survey that is running, which may have asked before the change', async () => {
    const { post, trigger } = await startShop();
    trigger
      .mockRejectedValueOnce(new ConflictError('running'))
      .mockResolvedValue();

    await post(path, alertmanager).expect(202);

    while (trigger.mock.calls.length < 2) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(trigger.mock.calls).toEqual([
      ['survey:health:fake/a'],
      ['survey:health:fake/a'],
    ]);
  });

  it('is not for people, nor for nobody', async () => {
    const { post, trigger } = await startShop();

    await post(path, mockCredentials.user.header()).expect(403);
    await post(path, mockCredentials.none.header()).expect(401);

    expect(trigger).not.toHaveBeenCalled();
  });

  it.each([
    ['/surveys?vital=mood&source=fake/a', 400, 'vital: '],
    ['/surveys?vital=health', 400, 'source: '],
    [
      '/surveys?vital=health&source=fake/b',
      404,
      "There is no source 'fake/b' of health",
    ],
  ])('says what is wrong with %s', async (wrong, status, message) => {
    const { post } = await startShop();

    const { body } = await post(wrong, alertmanager).expect(status);

    expect(body.error.message).toContain(message);
  });

  it('can be made by the module that hears of a change', async () => {
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok'));
    let vitals: VitalsExtensionPoint;
    const listening: BackendFeature = createBackendModule({
      pluginId: 'vitals',
      moduleId: 'listening',
      register(env) {
        env.registerInit({
          deps: { point: vitalsExtensionPoint },
          async init({ point }) {
            vitals = point;
            point.addProvider(provider);
            expect(() => point.requestSurvey('health', 'fake/a')).toThrow(
              'before the start',
            );
          },
        });
      },
    });
    await startVitals({ entities: [orders], features: [listening] });

    vitals!.requestSurvey('health', 'fake/a');

    while (provider.surveys.length < 2) {
      await new Promise(setImmediate);
    }
  });
});
