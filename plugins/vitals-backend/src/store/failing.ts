import { Status } from '@gantry/plugin-vitals-common';

/** What counts as failing; that something is unknown does not tell. */
export const failing: readonly Status[] = ['critical', 'warning'];

export function isFailing(status: Status | null | undefined): boolean {
  return !!status && failing.includes(status);
}
