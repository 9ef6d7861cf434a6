import { Finding } from '../Finding';

const tolerable = 60_000;
/** AWS refuses signatures that are older or newer than this; GitHub refuses an App's token after one minute. */
const refused = 5 * 60_000;

/** What an upstream's clock says of ours. @param skew - milliseconds that ours is ahead */
export function checkClock(upstream: string, skew?: number): Finding[] {
  if (skew === undefined || Math.abs(skew) <= tolerable) {
    return [];
  }
  const seconds = Math.round(Math.abs(skew) / 1000);
  const amount =
    seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} s`;
  return [
    {
      id: 'upstream.clock-skew',
      severity: Math.abs(skew) > refused ? 'error' : 'warning',
      subject: upstream,
      what: `This machine's clock is ${amount} ${skew > 0 ? 'ahead of' : 'behind'} that of ${upstream}.`,
      why: 'AWS refuses signatures that are off by more than 5 minutes, and sign-in tokens count as expired or not yet valid.',
      mend: 'Let the machine keep its clock.',
      paste: 'timedatectl set-ntp true',
    },
  ];
}
