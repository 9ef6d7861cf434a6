import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  CloudWatchStub,
  answering,
  refusing,
} from '../../__testUtils__/CloudWatchStub';
import { MemoryStore } from '../../__testUtils__/MemoryStore';
import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';

const region = 'us-east-1';
const handler = component('handler', {
  'gantry.dev/aws-resources': `arn:aws:lambda:${region}:111122223333:function:handler`,
});
/** What one try for the errors of one function costs. */
const price = 2;

let cloudWatch: CloudWatchStub;
beforeAll(async () => {
  cloudWatch = await CloudWatchStub.start();
});
afterEach(() => {
  cloudWatch.faults.clear();
});
afterAll(async () => {
  await cloudWatch?.stop();
});

/** A fault of the first calls for metrics; alarms are there, and metrics after it. */
async function spentWith(
  faults: RequestListener[],
  dailyBudget?: number,
): Promise<{ spent: number; tries: number }> {
  const store = new MemoryStore();
  let tries = 0;
  const isMetrics = ({ headers }: IncomingMessage) =>
    String(headers['x-amz-target']).endsWith('GetMetricData');
  cloudWatch.faults.set(
    region,
    (request: IncomingMessage, response: ServerResponse) => {
      if (!isMetrics(request)) {
        answering(200, { MetricAlarms: [], CompositeAlarms: [] })(
          request,
          response,
        );
        return;
      }
      const answer = faults[tries] ?? answering(200, { MetricDataResults: [] });
      tries += 1;
      answer(request, response);
    },
  );
  const provider = createProvider({
    store,
    endpoint: cloudWatch.url,
    metrics: { dailyBudget },
  });

  await survey(provider, [handler]);

  const [spent] = store.spent.values();
  return { spent, tries };
}

const failing = answering(500, { __type: 'InternalServiceFault' });
const breaking: RequestListener = ({ socket }) => socket.destroy();
const truncated = answering(200, '{"MetricDataResults": [');
const throttling = refusing('ThrottlingException');

describe('the budget of a day', () => {
  it.each<[string, RequestListener[], { spent: number; tries: number }]>([
    ['each try', [failing, failing], { spent: 3 * price, tries: 3 }],
    [
      'tries whose connection breaks',
      [breaking, breaking, breaking],
      { spent: 3 * price, tries: 3 },
    ],
    ['an answer that is cut off', [truncated], { spent: price, tries: 1 }],
    [
      'none that is throttled',
      [throttling, failing],
      { spent: 2 * price, tries: 3 },
    ],
    [
      'none that is denied',
      [refusing('AccessDeniedException')],
      { spent: 0, tries: 1 },
    ],
  ])('pays for %s', async (_, faults, expected) => {
    expect(await spentWith(faults)).toEqual(expected);
  });

  it('ends between two tries, too', async () => {
    expect(await spentWith([failing, failing], 0.00003)).toEqual({
      spent: price,
      tries: 1,
    });
  });

  it('pays for none without a connection', async () => {
    const closing = await CloudWatchStub.start();
    closing.faults.set(
      region,
      answering(
        200,
        { MetricAlarms: [], CompositeAlarms: [] },
        { connection: 'close' },
      ),
    );
    const store = new MemoryStore();
    // Read between the alarms and the metrics.
    store.load = async () => {
      await closing.stop();
      return [];
    };

    await survey(createProvider({ store, endpoint: closing.url }), [handler]);

    expect([...store.spent.values()]).toEqual([0]);
  });
});
