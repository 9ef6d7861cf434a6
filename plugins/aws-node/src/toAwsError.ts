import { UpstreamError, toFailure } from '@gantry/plugin-vitals-node';
import { AwsSource } from './AwsSource';
import { AnswerTooLongError } from './BoundedHandler';
import { roleArn } from './roleArn';

/** A call that failed, for the message and the policy that would allow it. */
export interface AwsCall {
  source: AwsSource;
  /** As people call it, for example `CloudWatch`. */
  service: string;
  /** The IAM action, for example `cloudwatch:DescribeAlarms`. */
  action: string;
}

interface SdkError {
  name?: string;
  message?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

const throttled = new Set([
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
]);
const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'NotAuthorized',
  'OptInRequired',
]);
const badCredentials = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const assumeRole = 'sts:AssumeRole';
const notAwsFix =
  'Check that vitals.aws.endpoint, if it is set, leads to AWS and not to a proxy or a sign-in page.';

/** Classifies what the SDK throws, and says what to do about it. The SDK has retried already. */
export function toAwsError(error: unknown, call: AwsCall): UpstreamError {
  if (error instanceof UpstreamError) {
    return error;
  }
  const { service, source } = call;
  const { account, region } = source;
  const subject = `${service} of ${account.name} in ${region}`;
  const { name = '', message = '', code, $metadata } = error as SdkError;
  const status = $metadata?.httpStatusCode ?? 0;
  const fail = (
    kind: UpstreamError['failure']['kind'],
    text: string,
    fix?: string,
  ) => new UpstreamError({ kind, message: text, fix }, error);

  if (throttled.has(name) || status === 429) {
    return fail(
      'throttled',
      `${subject} is limiting our calls (${throttled.has(name) ? name : status}).`,
      `Raise the quota of ${call.action} for account ${account.id}, or survey less often: vitals.surveyPeriod`,
    );
  }
  if (badCredentials.has(name)) {
    return fail(
      'denied',
      `${subject} does not accept Gantry's credentials (${name}).`,
      credentialsFix(call, name),
    );
  }
  if (denied.has(name)) {
    const action = /perform:? ([\w-]+:\w+)/.exec(message)?.[1] ?? call.action;
    if (action === assumeRole && account.roleName) {
      return fail(
        'denied',
        `AWS denies ${assumeRole} on the role ${account.roleName} of ${account.name} (${account.id}) to Gantry.`,
        `${policyStatement(assumeRole, roleArn(account))}\nThe trust policy of the role must name Gantry's main principal, and vitals.aws.accounts its external id.`,
      );
    }
    return fail(
      'denied',
      `${subject} denies ${action} to Gantry.`,
      policyStatement(action),
    );
  }
  if (message.startsWith('There is no AWS integration that matches')) {
    return fail(
      'not-configured',
      `Gantry has no credentials for account ${account.name} (${account.id}).`,
      `aws:\n  accounts:\n    - accountId: '${account.id}'\n      roleName: gantry-read`,
    );
  }
  if (status >= 500) {
    return fail(
      'unreachable',
      `${subject} failed with status ${status}.`,
      'See https://health.aws.amazon.com/health/status',
    );
  }
  const { kind } = toFailure(error, subject);
  if (kind === 'unreachable') {
    const cause = code ? ` (${code})` : '';
    return fail(
      kind,
      `${subject} cannot be reached${cause}.`,
      'Check the network between Gantry and AWS, and vitals.aws.endpoint if it is set.',
    );
  }
  if (kind === 'timeout') {
    return fail(kind, `${subject} did not answer in time.`);
  }
  if (error instanceof AnswerTooLongError) {
    return fail(
      'malformed',
      `${subject} gave an answer longer than ${error.most} MiB.`,
      notAwsFix,
    );
  }
  if (status >= 400 && name && name !== 'SyntaxError') {
    return fail(
      'malformed',
      `${subject} refused the call: ${name}, ${message.slice(0, 300)}`,
    );
  }
  return fail(
    'malformed',
    `${subject} gave an answer that could not be understood.`,
    notAwsFix,
  );
}

function credentialsFix({ source }: AwsCall, name: string): string {
  const { account } = source;
  const where = account.roleName
    ? `aws.mainAccount, and that it may assume the role ${account.roleName} of account ${account.id}`
    : `aws.accounts for account ${account.id}`;
  return name.startsWith('Expired') || name === 'RequestExpired'
    ? `Renew the credentials in ${where}; check the clock of the machine.`
    : `Check the credentials in ${where}.`;
}

/** A statement that can be pasted into the policy of Gantry's role. */
function policyStatement(action: string, resource = '*'): string {
  return JSON.stringify(
    { Effect: 'Allow', Action: [action], Resource: resource },
    undefined,
    2,
  );
}
