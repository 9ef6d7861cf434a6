import type { DecideOptions } from './decideNotices';
import { OpenIncident } from './Incidents';
import { FailingStatus } from './NoticeSettings';
import { Watch, failsAs, hasSettled, isWorse } from './Watch';

/** Lowers the told status of an incident that has stood lower for long, so that it may be told as worse again. */
export function easeIncident(
  incident: OpenIncident,
  watches: ReadonlyMap<string, Watch>,
  { view, settings, now }: Pick<DecideOptions, 'view' | 'settings' | 'now'>,
): OpenIncident {
  const { entityRefs, lowerSince, round, status } = incident;
  const stands = worstOf(entityRefs, watches);
  if (stands && !isWorse(status, stands)) {
    return lowerSince ? { ...incident, lowerSince: undefined } : incident;
  }
  const hasStood = hasSettled(lowerSince ?? now, now, {
    resolvedAfter: settings.resolvedAfter,
    isFlapping: entityRefs.some(ref => view.isFlapping(ref)),
  });
  if (stands && hasStood) {
    return {
      ...incident,
      status: stands,
      lowerSince: undefined,
      round: round + 1,
    };
  }
  return lowerSince ? incident : { ...incident, lowerSince: now };
}

function worstOf(
  entityRefs: readonly string[],
  watches: ReadonlyMap<string, Watch>,
): FailingStatus | undefined {
  let worst: FailingStatus | undefined;
  for (const ref of entityRefs) {
    const watch = watches.get(ref);
    const status = watch && failsAs(watch);
    if (status && isWorse(status, worst)) {
      worst = status;
    }
  }
  return worst;
}
