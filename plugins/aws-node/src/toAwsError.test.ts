import { RequestListener } from 'node:http';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import { ConfigReader } from '@backstage/config';
import { awsSources } from './AwsSource';
import { createAwsService } from './awsService';
import { UpstreamStub } from './testUtils';
import { toAwsError } from './toAwsError';

const account = { id: '111122223333', name: 'prod', regions: ['us-east-1'] };
const subject = 'CloudWatch of prod in us-east-1';

function createSource(endpoint?: string, more: object = {}) {
  const { settings, clients } = createAwsService(
    new ConfigReader({
      aws: {
        mainAccount: { accessKeyId: 'MAINACCESSKEY', secretAccessKey: 'main' },
        accounts: [
          {
            accountId: account.id,
            accessKeyId: 'TESTACCESSKEY',
            secretAccessKey: 'test',
          },
        ],
      },
      vitals: { aws: { endpoint, accounts: [{ ...account, ...more }] } },
    }),
  );
  const [source] = awsSources('cloudwatch', settings);
  return { source, client: clients.get(CloudWatchClient, source) };
}

/** What is made of what the SDK throws when it asks for alarms. */
async function ask(
  endpoint: string,
  { signal, ...more }: { signal?: AbortSignal; roleName?: string } = {},
) {
  const { source, client } = createSource(endpoint, more);
  const error = await client
    .send(new DescribeAlarmsCommand(), { abortSignal: signal })
    .catch(thrown => thrown);
  return toAwsError(error, {
    source,
    service: 'CloudWatch',
    action: 'cloudwatch:DescribeAlarms',
  });
}

function answer(status: number, body: string | object): RequestListener {
  return (_, res) => {
    const isText = typeof body === 'string';
    res.writeHead(status, {
      'content-type': isText ? 'text/html' : 'application/x-amz-json-1.0',
    });
    res.end(isText ? body : JSON.stringify(body));
  };
}

function awsError(status: number, type: string, message = 'words') {
  return answer(status, { __type: `com.amazonaws#${type}`, message });
}

/** Nobody waits as long as an answer may take. */
function endBodiesAtOnce() {
  const start = globalThis.setTimeout;
  jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((work: () => void, delay: number) =>
      start(work, delay === 15_000 ? 0 : delay)) as typeof setTimeout);
}

describe('what goes wrong between the SDK and AWS', () => {
  let upstream: UpstreamStub;
  beforeEach(async () => {
    upstream = await UpstreamStub.start();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await upstream.stop();
  });

  it.each<[string, RequestListener, object, number]>([
    [
      'a missing right',
      awsError(
        400,
        'AccessDeniedException',
        'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: cloudwatch:DescribeAlarms on resource: *',
      ),
      {
        kind: 'denied',
        message: `${subject} denies cloudwatch:DescribeAlarms to Gantry.`,
        fix: `{
  "Effect": "Allow",
  "Action": [
    "cloudwatch:DescribeAlarms"
  ],
  "Resource": "*"
}`,
      },
      1,
    ],
    [
      'expired credentials',
      awsError(400, 'ExpiredTokenException'),
      {
        kind: 'denied',
        message: `${subject} does not accept Gantry's credentials (ExpiredTokenException).`,
        fix: 'Renew the credentials in aws.accounts for account 111122223333; check the clock of the machine.',
      },
      1,
    ],
    [
      'unknown credentials',
      awsError(403, 'UnrecognizedClientException'),
      {
        kind: 'denied',
        fix: 'Check the credentials in aws.accounts for account 111122223333.',
      },
      1,
    ],
    [
      'a rate limit',
      awsError(400, 'ThrottlingException'),
      { kind: 'throttled' },
      3,
    ],
    [
      'a rate limit that is not of AWS',
      answer(429, '<html>Too Many Requests</html>'),
      {
        kind: 'throttled',
        message: `${subject} is limiting our calls (429).`,
      },
      3,
    ],
    [
      'a failing service',
      answer(503, '<html>Service Unavailable</html>'),
      { kind: 'unreachable', message: `${subject} failed with status 503.` },
      3,
    ],
    [
      'a page where data should be',
      answer(200, '<html>Please sign in</html>'),
      {
        kind: 'malformed',
        message: `${subject} gave an answer that could not be understood.`,
      },
      1,
    ],
    [
      'half an answer',
      answer(200, '{"MetricAlarms":[{"AlarmName":"orders-a","StateVal'),
      { kind: 'malformed' },
      1,
    ],
    [
      'a refusal of another kind',
      awsError(400, 'InvalidNextToken', 'Bad token'),
      {
        kind: 'malformed',
        message: `${subject} refused the call: InvalidNextToken, Bad token`,
      },
      1,
    ],
  ])('is named: %s', async (_, listener, failure, calls) => {
    upstream.answer = listener;

    const error = await ask(upstream.url);

    expect(error).toMatchObject({ failure });
    expect(upstream.calls).toBe(calls);
  });

  it('is named: silence until the deadline', async () => {
    const deadline = new AbortController();
    upstream.answer = () => deadline.abort();

    const error = await ask(upstream.url, { signal: deadline.signal });

    expect(error).toMatchObject({ failure: { kind: 'timeout' } });
  });

  it.each([
    ['with alarms', {}],
    ['with credentials, which have no other deadline', { roleName: 'read' }],
  ])('is named: an answer %s that never ends', async (_, more) => {
    endBodiesAtOnce();
    upstream.answer = (_request, res) => {
      res.writeHead(200);
      res.write('{');
    };

    const error = await ask(upstream.url, more);

    expect(error).toMatchObject({
      failure: {
        kind: 'timeout',
        message: `${subject} did not answer in time.`,
      },
    });
    expect(upstream.calls).toBe(3);
  });

  it('is named: a role that may not be assumed', async () => {
    upstream.answer = (_, res) => {
      res.writeHead(403, { 'content-type': 'text/xml' });
      res.end(`<ErrorResponse><Error><Code>AccessDenied</Code><Message>
        User: arn:aws:iam::999988887777:user/gantry is not authorized to perform: sts:AssumeRole
        on resource: arn:aws:iam::111122223333:role/gantry-read</Message></Error></ErrorResponse>`);
    };

    const error = await ask(upstream.url, { roleName: 'gantry-read' });

    expect(error).toMatchObject({
      failure: {
        kind: 'denied',
        message:
          'AWS denies sts:AssumeRole on the role gantry-read of prod (111122223333) to Gantry.',
        fix: expect.stringContaining(
          '"Resource": "arn:aws:iam::111122223333:role/gantry-read"',
        ),
      },
    });
  });
});

// Jest runs Node's own errors in another realm, where the SDK does not know them for errors; so these are
// given as the SDK passes them on elsewhere.
it.each([
  ['ECONNREFUSED', {}],
  ['ECONNRESET', { name: 'TimeoutError' }],
  ['ENOTFOUND', {}],
])('a connection that fails is named: %s', (code, more) => {
  const { source } = createSource();
  const error = Object.assign(new Error('socket'), { code, ...more });

  const { failure } = toAwsError(error, {
    source,
    service: 'CloudWatch',
    action: 'cloudwatch:DescribeAlarms',
  });

  expect(failure).toMatchObject({
    kind: 'unreachable',
    message: `${subject} cannot be reached (${code}).`,
  });
});
