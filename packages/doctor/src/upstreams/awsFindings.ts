import {
  AwsAccount,
  AwsFeature,
  AwsOperation,
  AwsSource,
  featurePolicy,
} from '@gantry/plugin-aws-node';
import { Failure } from '@gantry/plugin-vitals-common';
import { Finding } from '../Finding';

/** What became of one call in one region. */
export interface ProbeOutcome {
  source: AwsSource;
  operation: AwsOperation;
  skew?: number;
  error?: { kind: Failure['kind'] | 'unprobed'; message: string; fix?: string };
}

const why = 'The vitals of what runs there stay unknown.';

export function wrongSettings(message: string): Finding {
  return {
    id: 'upstream.aws-settings',
    severity: 'error',
    subject: 'vitals.aws',
    what: `${message}.`,
    why: 'The server does not start.',
    mend: 'Correct vitals.aws.',
    paste:
      "vitals:\n  aws:\n    accounts:\n      - id: '111122223333'\n        name: prod\n        regions: [us-east-1]",
  };
}

export function wrongAccount(
  { id, name }: AwsAccount,
  actual = 'no account',
  arn = '',
): Finding {
  return {
    id: 'upstream.aws-wrong-account',
    severity: 'error',
    subject: `AWS account ${name}`,
    what: `The credentials for ${name} (${id}) are those of ${actual}${arn && `: ${arn}`}.`,
    why: 'Readings of one account would be shown as those of another.',
    mend: `Correct the credentials in aws.accounts, or the id in vitals.aws.accounts.`,
    paste: `aws:\n  accounts:\n    - accountId: '${id}'\n      roleName: gantry-read`,
  };
}

export function identityFailed(
  { name }: AwsAccount,
  { kind, message, fix }: Failure,
): Finding {
  const about = {
    severity: 'error' as const,
    subject: `AWS account ${name}`,
    what: message,
    why,
  };
  if (kind === 'denied' || kind === 'not-configured') {
    return {
      ...about,
      id: 'upstream.aws-credentials',
      ...remedy(fix, 'Check the credentials in aws.accounts.'),
    };
  }
  return { ...about, ...idOf(kind), ...remedy(fix, 'Try again later.') };
}

/** A fix is one sentence, or something to paste. */
function remedy(fix: string | undefined, fallback: string) {
  const isSnippet = fix !== undefined && /^[{[]|\n/.test(fix);
  return isSnippet
    ? { mend: 'Grant or configure what follows.', paste: fix }
    : { mend: fix ?? fallback };
}

function idOf(kind: string): Pick<Finding, 'id' | 'severity'> {
  switch (kind) {
    case 'throttled':
      return { id: 'upstream.aws-throttled', severity: 'warning' };
    case 'unreachable':
    case 'timeout':
      return { id: 'upstream.unreachable', severity: 'error' };
    default:
      return { id: 'upstream.malformed', severity: 'error' };
  }
}

/** One finding for the rights that are missing, and one for each other kind of failure. */
export function summarise(
  subject: string,
  account: AwsAccount,
  outcomes: ProbeOutcome[],
): Finding[] {
  const denied = outcomes.filter(({ error }) => error?.kind === 'denied');
  const unprobed = outcomes.filter(({ error }) => error?.kind === 'unprobed');
  const others = outcomes.filter(
    outcome => !denied.includes(outcome) && !unprobed.includes(outcome),
  );
  const kinds = [
    ...new Set(others.map(({ error }) => idOf(error?.kind ?? '').id)),
  ];
  return [
    ...(denied.length > 0 ? [rightsMissing(subject, account, denied)] : []),
    ...kinds.map(id => {
      const same = others.filter(
        ({ error }) => idOf(error?.kind ?? '').id === id,
      );
      const [{ error }] = same;
      return {
        ...idOf(error?.kind ?? ''),
        subject,
        what: [...new Set(same.map(each => each.error?.message))].join(' '),
        why,
        ...remedy(error?.fix, 'Try again later.'),
      };
    }),
    ...(unprobed.length > 0
      ? [
          {
            id: 'doctor.right-unchecked',
            severity: 'info' as const,
            subject,
            what: `The doctor does not know how to try ${actionsOf(unprobed).join(', ')}.`,
            why: 'Whether these rights are granted shows only when they are used.',
            mend: 'Compare them with the policy by hand.',
          },
        ]
      : []),
  ];
}

function actionsOf(outcomes: ProbeOutcome[]): string[] {
  return [...new Set(outcomes.map(({ operation }) => operation.action))].sort();
}

function rightsMissing(
  subject: string,
  account: AwsAccount,
  outcomes: ProbeOutcome[],
): Finding {
  const operations = [...new Set(outcomes.map(({ operation }) => operation))];
  const regions = [...new Set(outcomes.map(({ source }) => source.region))];
  const where =
    regions.length === account.regions.length
      ? ''
      : ` in ${regions.join(', ')}`;
  const feature: AwsFeature = {
    feature: 'health',
    title: 'What is missing',
    principal: 'role',
    source: '',
    operations,
  };
  const onlySome = operations.every(({ onlyFor }) => onlyFor);
  return {
    id: 'upstream.aws-right-missing',
    severity: onlySome ? 'warning' : 'error',
    subject,
    what: `${subject} denies ${actionsOf(outcomes).join(', ')} to Gantry${where}.`,
    why: operations
      .map(
        each =>
          `Gantry asks ${each.why}${each.onlyFor ? ` (only ${each.onlyFor})` : ''}.`,
      )
      .join(' '),
    mend: `Add this policy to ${account.roleName ? `the role ${account.roleName}` : 'the principal that Gantry acts as'}.`,
    paste: JSON.stringify(featurePolicy([feature]), undefined, 2),
  };
}
