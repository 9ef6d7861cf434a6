import { CauseGroup, groupByCause } from '@gantry/plugin-vitals-common';
import { Notice } from '@gantry/plugin-vitals-node';
import { randomUUID } from 'crypto';
import type { DecideOptions } from './decideNotices';
import { FleetView } from './FleetView';
import { OpenIncident } from './Incidents';
import { FailingStatus, NoticeSettings, ruleFor } from './NoticeSettings';
import { OwnersIncidents } from './OwnersIncidents';
import { Watch, dueStatus, known } from './Watch';

const badness: Record<FailingStatus, number> = {
  unknown: 1,
  warning: 2,
  critical: 3,
};

/** One entity that fails, as its owner is to be told of it. */
interface Failing {
  watch: Watch;
  /** Absent while it has not lasted long enough. */
  due?: FailingStatus;
  rule: ReturnType<typeof ruleFor>;
}

/** Opens incidents for what is due, adds to open ones what fails for the same cause, and tells where it is worse. */
export function tellIncidents(
  open: readonly OpenIncident[],
  watches: ReadonlyMap<string, Watch>,
  options: DecideOptions,
): { incidents: OpenIncident[]; notices: Notice[] } {
  const byOwner = failingByOwner(watches, options);
  const incidents = new OwnersIncidents(open);
  const news = [...byOwner].filter(([ownerRef, failing]) =>
    [...failing.values()].some(({ due, watch }) => {
      const told = incidents.of(ownerRef, watch.entityRef);
      return due && isWorse(due, told?.status);
    }),
  );
  const notices: Notice[] = [];
  if (news.length > 0) {
    for (const group of causes(options.view, watches)) {
      for (const [ownerRef, failing] of news) {
        const members = group.entityRefs.flatMap(ref => failing.get(ref) ?? []);
        const notice = tell(incidents, ownerRef, group, members, options);
        if (notice) {
          notices.push(notice);
        }
      }
    }
  }
  return { incidents: incidents.all(), notices };
}

function tell(
  incidents: OwnersIncidents,
  ownerRef: string,
  { cause }: CauseGroup,
  members: Failing[],
  { writer, now }: DecideOptions,
): Notice | undefined {
  const due = members.filter(each => each.due);
  if (due.length === 0) {
    return undefined;
  }
  const refs = members.map(({ watch }) => watch.entityRef);
  const open = new Set(refs.flatMap(ref => incidents.of(ownerRef, ref) ?? []));
  const [oldest] = open;
  const toldOf = ({ watch }: Failing) =>
    incidents.of(ownerRef, watch.entityRef) ?? oldest;
  const [worst] = due
    .filter(each => isWorse(each.due!, toldOf(each)?.status))
    .sort((a, b) => badness[b.due!] - badness[a.due!]);
  const before = worst ? toldOf(worst) : oldest;

  const { severity, topic } = loudest(due);
  const incident: OpenIncident = {
    id: before?.id ?? randomUUID(),
    ownerRef,
    topic: before?.topic ?? topic,
    leadRef: before?.leadRef ?? refs[0],
    status: worst?.due ?? before!.status,
    openedAt: before?.openedAt ?? now,
    beganAt: before
      ? before.beganAt
      : earliest(members.map(({ watch }) => beganAt(watch))),
    entityRefs: [
      ...(before?.entityRefs ?? []),
      ...refs.filter(ref => !incidents.of(ownerRef, ref)),
    ],
  };
  incidents.put(incident);
  if (!worst) {
    return undefined;
  }
  // Those that were told of apart have turned out to be one, and become worse but once.
  for (const other of open) {
    if (other !== before && isWorse(worst.due!, other.status)) {
      incidents.put({ ...other, status: worst.due! });
    }
  }
  return writer.failing(incident, {
    watches: members.map(({ watch }) => watch),
    causeRef: 'entityRef' in cause ? cause.entityRef : undefined,
    severity,
    now,
  });
}

function isWorse(due: FailingStatus, told: FailingStatus | undefined): boolean {
  return told === undefined || badness[due] > badness[told];
}

/** What fails and may be told of, by owner and entity reference. */
function failingByOwner(
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

function causes(
  view: FleetView,
  watches: ReadonlyMap<string, Watch>,
): CauseGroup[] {
  const failing = [...view.all()].flatMap(([entityRef, standing]) => {
    const { status, since } = standing.verdict;
    const watch = watches.get(entityRef);
    return status === 'ok'
      ? []
      : {
          entityRef,
          status,
          since: watch ? beganAt(watch) : since,
          silentSource: standing.silentSource,
        };
  });
  return groupByCause(failing, view.graph());
}

function beganAt({ failingSince, unknownSince }: Watch): string | undefined {
  return known(failingSince ?? unknownSince);
}

/** Unknown where one of them is. */
function earliest(times: (string | undefined)[]): string | undefined {
  return times.every(time => time !== undefined)
    ? [...times].sort()[0]
    : undefined;
}

function loudest(due: Failing[]): Pick<Notice, 'severity' | 'topic'> {
  const order: Notice['severity'][] = ['critical', 'high', 'normal', 'low'];
  const [first] = due
    .map(({ rule }) => rule)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return { severity: first.severity, topic: first.topic };
}
