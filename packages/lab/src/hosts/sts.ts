import { createHash } from 'node:crypto';
import { labAccount } from '../estate/account';
import { AwsError } from '../protocols/AwsError';
import { AwsService, Operation } from './AwsService';
import { parseInput } from './parseInput';
import { z } from 'zod';

/** Access keys that `AssumeRole` hands out start with this; they stay valid when the lab restarts. */
export const temporaryKeyPrefix = 'ASIALAB';

const getCallerIdentity: Operation = (_input, { call }) => {
  const temporary = call.accessKeyId?.startsWith(temporaryKeyPrefix);
  return {
    Arn: temporary
      ? `arn:aws:sts::${labAccount.id}:assumed-role/lab/session`
      : labAccount.userArn,
    UserId: temporary ? 'AROALABGANTRYROLE000:session' : labAccount.userId,
    Account: labAccount.id,
  };
};

const assumeRoleInput = z.object({
  RoleArn: z.string(),
  RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
  DurationSeconds: z.coerce.number().int().min(900).max(43200).default(3600),
});

const assumeRole: Operation = (input, { now }) => {
  const { RoleArn, RoleSessionName, DurationSeconds } = parseInput(
    assumeRoleInput,
    input,
  );
  const [, account, role] =
    /^arn:aws:iam::(\d{12}):role\/([\w+=,.@/-]+)$/.exec(RoleArn) ?? [];
  if (account !== labAccount.id) {
    throw new AwsError(
      'AccessDenied',
      `User: ${labAccount.userArn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      { status: 403 },
    );
  }
  const digest = createHash('sha256').update(`${RoleArn}/${now}`).digest('hex');
  return {
    Credentials: {
      AccessKeyId: `${temporaryKeyPrefix}${digest.slice(0, 13).toUpperCase()}`,
      SecretAccessKey: digest.slice(0, 40),
      SessionToken: digest,
      Expiration: new Date(now + DurationSeconds * 1000),
    },
    AssumedRoleUser: {
      AssumedRoleId: `AROALABGANTRYROLE000:${RoleSessionName}`,
      Arn: `arn:aws:sts::${account}:assumed-role/${role}/${RoleSessionName}`,
    },
  };
};

export const sts: AwsService = {
  upstream: 'sts',
  signingName: 'sts',
  actionPrefix: 'sts',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  throttlingCode: 'Throttling',
  operations: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole },
};
