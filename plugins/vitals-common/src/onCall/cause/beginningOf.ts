import type { FailingEntity } from '../groupByCause';

/** Milliseconds since the epoch: when it began to fail; not a number where that is not known. */
export function beginningOf({ since, failingSince }: FailingEntity): number {
  return Date.parse(failingSince ?? since ?? '');
}
