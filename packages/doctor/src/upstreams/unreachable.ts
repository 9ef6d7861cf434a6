import { Finding } from '../Finding';
import { networkReason } from './ask';

/** An upstream that gives no answer at all. */
export function unreachable(
  upstream: string,
  {
    url,
    key,
    error,
    why,
  }: { url: string; key: string; error: unknown; why: string },
): Finding {
  return {
    id: 'upstream.unreachable',
    severity: 'error',
    subject: upstream,
    what: `${upstream} cannot be reached at ${new URL(url).origin} (${networkReason(error)}).`,
    why,
    mend: `Check ${key}, and the network between this machine and ${upstream}.`,
    paste: `curl -sv '${url}' -o /dev/null`,
  };
}
