import { mockServices } from '@backstage/backend-test-utils';
import { FakeProvider } from '../__testUtils__/FakeProvider';
import { ProviderRegistry } from './ProviderRegistry';
import { SurveyRequests } from './SurveyRequests';
import { sleep } from './sleep';

jest.mock('./sleep');

it('requests for surveys are served ever less often while more keep coming', async () => {
  const triggerTask = jest.fn(async () => {});
  const requests = new SurveyRequests({
    registry: {
      providers: () => [new FakeProvider()],
    } as unknown as ProviderRegistry,
    scheduler: mockServices.scheduler.mock({ triggerTask }),
    logger: mockServices.logger.mock(),
    surveyPeriod: 20_000,
    stopping: new AbortController().signal,
  });
  const pauses: number[] = [];
  const flood = new Promise<void>(resolve => {
    jest.mocked(sleep).mockImplementation(async pause => {
      pauses.push(pause);
      if (pauses.length < 6) {
        requests.request('health', 'fake/a');
      } else {
        resolve();
      }
    });
  });

  requests.request('health', 'fake/a');
  await flood;

  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  expect(triggerTask).toHaveBeenCalledTimes(6);
});
