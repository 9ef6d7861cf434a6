/**
 * The one AWS account that the lab plays. The numbers are those of AWS's own documentation, so that nobody mistakes
 * them for a real account.
 */
export const labAccount = {
  id: '111122223333',
  regions: ['us-east-1', 'us-west-2'],
  accessKeyId: 'LABACCESSKEY000000',
  userArn: 'arn:aws:iam::111122223333:user/gantry',
  userId: 'AIDALABGANTRYUSER000',
} as const;

/** Names a topic of the lab's account. */
export function topicArn(region: string, name: string): string {
  return `arn:aws:sns:${region}:${labAccount.id}:${name}`;
}

/** Names an alarm of the lab's account the way AWS does. */
export function alarmArn(region: string, name: string): string {
  return `arn:aws:cloudwatch:${region}:${labAccount.id}:alarm:${name}`;
}
