import type { DecideOptions } from './decideNotices';
import { Watch, observe } from './Watch';

/** Looks at the fleet once more. What has no verdict any more is watched no longer. */
export function watchFleet(
  before: ReadonlyMap<string, Watch>,
  { view, settings, now }: Pick<DecideOptions, 'view' | 'settings' | 'now'>,
): Map<string, Watch> {
  const isUnknownTold = settings.rules.some(
    ({ after, statuses }) => after < Infinity && statuses.includes('unknown'),
  );
  const watches = new Map<string, Watch>();
  for (const [entityRef, { verdict }] of view.all()) {
    const known = before.get(entityRef);
    if (!known && verdict.status === 'unknown' && !isUnknownTold) {
      continue;
    }
    const watch = observe(entityRef, known, verdict, now);
    if (watch) {
      watches.set(entityRef, watch);
    }
  }
  return watches;
}
