/** The parts of `arn:partition:service:region:account:resource`. */
export interface Arn {
  service: string;
  region: string;
  accountId: string;
  /** May itself hold colons and slashes. */
  resource: string;
}

const pattern =
  /^arn:aws(?:-[a-z-]+)?:([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(.+)$/s;

/** Undefined for what is no ARN. */
export function parseArn(text: string): Arn | undefined {
  const match = pattern.exec(text);
  if (!match) {
    return undefined;
  }
  const [, service, region, accountId = '', resource] = match;
  return { service, region, accountId, resource };
}
