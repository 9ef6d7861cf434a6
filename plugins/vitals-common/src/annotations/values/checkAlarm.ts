import { parsed } from './checks';
import { parseArn } from './parseArn';
import { quote } from './quote';

const longestName = 255;

/** The name of an alarm, a beginning of names that ends with `*`, or the ARN of either. */
export function checkAlarm(item: string): string | undefined {
  let name = item;
  if (item.startsWith('arn:')) {
    const problem = parsed(parseArn)(item);
    if (problem) {
      return problem;
    }
    const { service, resource } = parseArn(item);
    if (service !== 'cloudwatch' || !resource.startsWith('alarm:')) {
      return `${quote(item)} is not the ARN of an alarm.`;
    }
    name = resource.slice('alarm:'.length);
  }
  if (name.length > longestName) {
    return `${quote(item)} is longer than ${longestName} characters.`;
  }
  const star = name.indexOf('*');
  return star === 0 || (star > 0 && star < name.length - 1)
    ? `${quote(item)} must have its only * at the end, after a beginning.`
    : undefined;
}
