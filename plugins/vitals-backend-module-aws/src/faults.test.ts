import { RequestListener } from 'node:http';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The module is tried inside the plugin that it extends.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import vitalsPlugin from '@gantry/plugin-vitals-backend';
import request from 'supertest';
import vitalsModuleAws from '.';
import {
  CloudWatchStub,
  answering,
  refusing,
} from './__testUtils__/CloudWatchStub';
import { account, component } from './__testUtils__/entities';

const [sound, faulty] = account.regions;
const megabyte = 1024 * 1024;
const minute = 60_000;
const requestTimeout = 10_000;
const surveyDeadline = 60_000;
const subject = `CloudWatch of prod in ${faulty}`;
const entities = [sound, faulty].map(region =>
  component(region, {
    'gantry.dev/cloudwatch-alarms': `arn:aws:cloudwatch:${region}:${account.id}:alarm:${region}-errors`,
  }),
);
const sourceOf = (region: string) => `cloudwatch/prod/${region}`;

let cloudWatch: CloudWatchStub;
let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  cloudWatch = await CloudWatchStub.start();
  portal = await startPortal(cloudWatch.url);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await portal?.stop();
  await cloudWatch?.stop();
});

/** A portal that all tests share, as none of them may do it lasting harm. */
async function startPortal(endpoint: string) {
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      vitalsPlugin,
      vitalsModuleAws,
      catalogServiceMock.factory({ entities }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              {
                accountId: account.id,
                accessKeyId: 'TESTACCESSKEY',
                secretAccessKey: 'hidden-secret',
              },
            ],
          },
          vitals: { aws: { endpoint, accounts: [account] } },
        },
      }),
    ],
  });
  const get = async (path: string) =>
    (
      await request(backend.server)
        .get(`/api/vitals/entities/component/default/${path}`)
        .expect(200)
    ).body;
  return {
    stop: () => backend.stop(),
    survey: (region: string) =>
      scheduler.triggerTask(`survey:health:${sourceOf(region)}`),
    /** What the portal says of the entity of a region. */
    healthOf: (region: string) => get(region),
    inspectionOf: async (region: string) =>
      (await get(`${region}/health`)).results[0],
  };
}

async function expectWell(region: string) {
  const health = await portal.healthOf(region);
  expect(health).toMatchObject({
    verdicts: { health: { status: 'ok', source: sourceOf(region) } },
    readings: [{ stale: false }],
    failures: [],
  });
  return health;
}

/**
 * One survey while a region has a fault, and one after it.
 *
 * @param endTime - called once the other region has been surveyed
 * @returns how the fault was told
 */
async function surveyWith(fault: RequestListener, endTime = () => {}) {
  await portal.survey(faulty);
  const before = await expectWell(faulty);
  const { observedAt } = before.readings[0];

  const asked = new Promise<void>(resolve => {
    cloudWatch.faults.set(faulty, (...call) => {
      fault(...call);
      resolve();
    });
  });
  const survey = portal.survey(faulty);
  await asked;
  await portal.survey(sound);
  const other = await expectWell(sound);
  expect(other.readings[0].observedAt > observedAt).toBe(true);
  endTime();
  await survey;

  const during = await portal.healthOf(faulty);
  // What was known stays, with the age that it has.
  expect(during.verdicts).toEqual(before.verdicts);
  expect(during.readings).toEqual(before.readings);
  expect(during.failures).toHaveLength(1);
  expect(JSON.stringify(during)).not.toMatch(/hidden|127\.0\.0\.1/);
  const [failure] = during.failures;

  const later = Date.now() + 4 * minute;
  const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
  const outlived = await portal.healthOf(faulty);
  clock.mockRestore();
  expect(outlived).toMatchObject({
    verdicts: { health: { status: 'unknown', observedAt } },
    readings: [{ stale: true }],
  });
  expect(outlived.verdicts.health.reason).toBe(
    `${failure.message.replace(/\.$/, '')}. Last known: ok, ${before.readings[0].reason}`,
  );

  cloudWatch.faults.clear();
  await portal.survey(faulty);
  await expectWell(faulty);
  return failure;
}

/** Nobody waits for the deadlines of surveys: a test says when they are over. */
function holdDeadlines(): () => void {
  const deadline = new AbortController();
  const timeout = jest
    .spyOn(AbortSignal, 'timeout')
    .mockReturnValue(deadline.signal);
  return () => {
    deadline.abort(new DOMException('The time is over', 'TimeoutError'));
    timeout.mockRestore();
  };
}

/** Nobody waits as long as an upstream asks for; how long it would be is written down, in milliseconds. */
function skipPauses(): number[] {
  const pauses: number[] = [];
  const start = globalThis.setTimeout;
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((
    work: () => void,
    delay = 0,
  ) => {
    const isPause = delay > 4_000 && delay < requestTimeout;
    if (isPause) {
      pauses.push(delay);
    }
    return start(work, isPause ? 0 : delay);
  }) as typeof setTimeout);
  return pauses;
}

describe('a region that fails leaves the other alone, is told of, and heals:', () => {
  it.each<[string, RequestListener, object]>([
    [
      '500',
      answering(500, 'oops'),
      { kind: 'unreachable', message: `${subject} failed with status 500.` },
    ],
    [
      '500 in its own words',
      answering(500, { __type: 'InternalServiceFault' }),
      { kind: 'unreachable', message: `${subject} failed with status 500.` },
    ],
    [
      'a reset',
      ({ socket }) => socket.resetAndDestroy(),
      {
        kind: 'unreachable',
        message: `${subject} cannot be reached (ECONNRESET).`,
      },
    ],
    [
      'an answer that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"MetricAlarms"');
        setImmediate(() => response.destroy());
      },
      { kind: 'unreachable' },
    ],
    [
      'truncated JSON',
      answering(200, '{"MetricAlarms":[{"AlarmName":"orders-a","StateVal'),
      { kind: 'malformed' },
    ],
    [
      'HTML with status 200',
      answering(200, '<!doctype html><title>Sign in</title>'),
      {
        kind: 'malformed',
        message: `${subject} gave an answer that could not be understood.`,
        fix: expect.stringContaining('vitals.aws.endpoint'),
      },
    ],
    [
      'JSON of another shape',
      answering(200, { MetricAlarms: 'none' }),
      { kind: 'malformed' },
    ],
    [
      'a redirect',
      answering(302, '', { location: 'https://sign-in.example' }),
      { kind: 'malformed' },
    ],
    [
      'expired credentials',
      refusing('ExpiredTokenException'),
      {
        kind: 'denied',
        message: `${subject} does not accept Gantry's credentials (ExpiredTokenException).`,
        fix: `Renew the credentials in aws.accounts for account ${account.id}; check the clock of the machine.`,
      },
    ],
  ])('%s', async (_, fault, failure) => {
    expect(await surveyWith(fault)).toMatchObject(failure);
  });

  it.each<[string, RequestListener]>([
    ['silence', () => {}],
    [
      'silence in the middle',
      (_, response) => {
        response.writeHead(200);
        response.write('{');
      },
    ],
  ])('%s', async (_, fault) => {
    const failure = await surveyWith(fault, holdDeadlines());

    expect(failure).toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('did not answer in time'),
    });
  });

  it('429 that asks for ten years', async () => {
    const pauses = skipPauses();

    const failure = await surveyWith(
      answering(429, '', { 'retry-after': '315360000' }),
    );

    expect(failure).toMatchObject({
      kind: 'throttled',
      message: `${subject} is limiting our calls (429).`,
    });
    expect(pauses.length).toBeGreaterThan(0);
    const inAll = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(inAll).toBeLessThan(surveyDeadline);
  });

  it('100 MB', async () => {
    let sent = 0;

    const failure = await surveyWith((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      const chunk = Buffer.alloc(megabyte, ' ');
      const more = () => {
        while (sent < 100 && !response.destroyed) {
          sent++;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });

    expect(failure).toMatchObject({
      kind: 'malformed',
      message: `${subject} gave an answer longer than 16 MiB.`,
    });
    expect(sent).toBeLessThan(100);
  });
});

it.each([
  // Each another region, as an inspection is kept for a minute.
  ['ahead of', 10 * minute, faulty],
  ['behind', -10 * minute, sound],
])(
  'a clock that is ten minutes %s that of AWS is put right, for signatures and for all that AWS tells',
  async (_, off, region) => {
    cloudWatch.ahead = -off;

    await portal.survey(region);

    const { readings } = await expectWell(region);
    const since = new Date(cloudWatch.since).toISOString();
    expect(readings[0].details.alarms).toMatchObject([{ since }]);
    expect(Date.parse(readings[0].observedAt)).toBeLessThanOrEqual(Date.now());

    const { inspection } = await portal.inspectionOf(region);
    expect(inspection).toMatchObject({
      charts: [{ series: [{ points: [[cloudWatch.since, 3]] }] }],
      transitions: [{ at: since }],
    });
    const [asked] = cloudWatch.askedMetrics.slice(-1);
    expect(asked.EndTime * 1_000 - cloudWatch.now).toBeGreaterThan(-2 * minute);

    cloudWatch.ahead = 0;
    await portal.survey(region);
    await expectWell(region);
  },
);
