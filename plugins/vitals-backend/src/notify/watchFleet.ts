import type { DecideOptions } from './decideNotices';
import { beforeFirstLook } from './beforeFirstLook';
import { Watch, forgotten, observe } from './Watch';

/** Looks at the fleet once more. What has no verdict any more is watched no longer. */
export function watchFleet(
  before: ReadonlyMap<string, Watch>,
  {
    view,
    settings,
    now,
    beganAt,
  }: Pick<DecideOptions, 'view' | 'settings' | 'now'> & { beganAt: string },
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
    // Not since when the verdict stands, which while Gantry itself was away may be long.
    const isOld =
      !known &&
      beganAt === now &&
      (verdict.since ?? forgotten) <= beforeFirstLook(beganAt);
    const watch = observe(entityRef, known, verdict, {
      now,
      unknownSince: isOld ? forgotten : now,
    });
    if (watch) {
      watches.set(entityRef, watch);
    }
  }
  return watches;
}
