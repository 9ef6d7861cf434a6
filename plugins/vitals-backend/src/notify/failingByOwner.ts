import type { DecideOptions } from './decideNotices';
import { FleetView } from './FleetView';
import { FailingStatus, NoticeSettings, ruleFor } from './NoticeSettings';
import { Watch, dueStatus } from './Watch';

/** One entity that fails, as its owner is to be told of it. */
export interface Failing {
  watch: Watch;
  /** Absent while it has not lasted long enough. */
  due?: FailingStatus;
  rule: ReturnType<typeof ruleFor>;
}

/** What fails and may be told of, by owner and entity reference. */
export function failingByOwner(
  watches: ReadonlyMap<string, Watch>,
  { view, settings, now, onNobody }: DecideOptions,
): Map<string, Map<string, Failing>> {
  const byOwner = new Map<string, Map<string, Failing>>();
  for (const watch of watches.values()) {
    const { entityRef, status } = watch;
    const standing = view.standingOf(entityRef);
    if (status === 'ok' || !standing) {
      continue;
    }
    const ruleAs = (as: FailingStatus) => ruleOf(view, settings, entityRef, as);
    const due = dueStatus(watch, now, {
      after: as => ruleAs(as).after,
      isFlapping: view.isFlapping(entityRef),
    });
    const rule = ruleAs(due ?? status);
    if (rule.after === Infinity) {
      continue;
    }
    const ownerRef = view.ownerOf(entityRef);
    if (!ownerRef || !view.entities.has(ownerRef)) {
      if (due) {
        onNobody(entityRef, ownerRef);
      }
      continue;
    }
    const failing = byOwner.get(ownerRef) ?? new Map<string, Failing>();
    byOwner.set(ownerRef, failing.set(entityRef, { watch, due, rule }));
  }
  return byOwner;
}

function ruleOf(
  view: FleetView,
  { rules }: NoticeSettings,
  entityRef: string,
  status: FailingStatus,
) {
  return ruleFor(rules, {
    vital: view.standingOf(entityRef)!.vital,
    tier: view.entities.get(entityRef)?.facts.tier,
    status,
  });
}
