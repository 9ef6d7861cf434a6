import { InputError } from '@backstage/errors';
import { quote } from './quote';

/** The parts of `arn:partition:service:region:account:resource`. */
export interface Arn {
  partition: string;
  service: string;
  /** Empty for what is in no region, such as a bucket or a role. */
  region: string;
  /** Empty for what its name alone identifies, such as a bucket. */
  accountId: string;
  /** May itself hold colons and slashes. */
  resource: string;
}

const pattern =
  /^arn:(aws(?:-[a-z-]+)?):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(.+)$/;

/** @throws InputError for what has not the shape of an ARN */
export function parseArn(value: string): Arn {
  const match = pattern.exec(value);
  if (!match) {
    throw new InputError(
      `${quote(value)} is no ARN, such as arn:aws:sqs:us-east-1:111122223333:orders`,
    );
  }
  const [, partition, service, region, accountId = '', resource] = match;
  return { partition, service, region, accountId, resource };
}
