import { HandoverEntry, compareStatus } from '@gantry/plugin-vitals-common';

type Compared = Pick<HandoverEntry, 'status' | 'from' | 'until'>;

/** What is still open first, then worst first, then what has lasted longest. */
export function compareFates(a: Compared, b: Compared): number {
  const [since, other] = [a.from ?? '', b.from ?? ''];
  return (
    Number(a.until !== undefined) - Number(b.until !== undefined) ||
    compareStatus(a, b) ||
    (since < other ? -1 : Number(since > other))
  );
}
