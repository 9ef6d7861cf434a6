import {
  CauseGroup,
  compareStatus,
  groupByCause,
} from '@gantry/plugin-vitals-common';
import { Notice } from '@gantry/plugin-vitals-node';
import { randomUUID } from 'crypto';
import { groupBy } from '../store/groupBy';
import type { DecideOptions } from './decideNotices';
import { FleetView } from './FleetView';
import { OpenIncident } from './Incidents';
import { FailingStatus } from './NoticeSettings';
import { OwnersIncidents } from './OwnersIncidents';
import { Watch, isWorse, known } from './Watch';
import { Failing, failingByOwner } from './failingByOwner';
import { incidentsOf } from './incidentsOf';

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
  options: DecideOptions,
): Notice | undefined {
  const due = members.filter(each => each.due);
  if (due.length === 0) {
    return undefined;
  }
  const { open, toldOf } = incidentsOf(incidents, ownerRef, members, options);
  const joining = members.filter(
    ({ watch }) => !incidents.of(ownerRef, watch.entityRef),
  );
  const [worst] = due
    .filter(each => isWorse(each.due!, toldOf(each)?.status))
    .sort((a, b) => compareStatus({ status: a.due! }, { status: b.due! }));
  if (!worst) {
    const joined = [...groupBy(joining, toldOf)].flatMap(([incident, some]) =>
      incident ? join(incident, refsOf(some)) : [],
    );
    joined.forEach(each => incidents.put(each));
    joined.forEach(each => incidents.moveTo(each, each.entityRefs));
    return undefined;
  }

  const before = toldOf(worst);
  const { severity, topic } = loudest(due);
  const status = worst.due!;
  const incident = before
    ? tellAnew(join(before, refsOf(joining)), status)
    : begin(joining, { ownerRef, topic, status, openedAt: options.now });
  incidents.put(incident);
  // Those that were told of apart have turned out to be one, and become worse but once.
  for (const other of open) {
    if (other !== before && isWorse(status, other.status)) {
      incidents.put(tellAnew(other, status));
    }
  }
  incidents.moveTo(incident, refsOf(joining));
  return options.writer.failing(incident, {
    watches: members.map(({ watch }) => watch),
    causeRef: 'entityRef' in cause ? cause.entityRef : undefined,
    severity,
    now: options.now,
  });
}

function begin(
  members: readonly Failing[],
  rest: Pick<OpenIncident, 'ownerRef' | 'topic' | 'status' | 'openedAt'>,
): OpenIncident {
  const entityRefs = refsOf(members);
  return {
    ...rest,
    id: randomUUID(),
    leadRef: entityRefs[0],
    round: 1,
    isQuiet: false,
    beganAt: earliest(members.map(({ watch }) => beganAt(watch))),
    entityRefs,
    recovered: [],
  };
}

function join(incident: OpenIncident, entityRefs: string[]): OpenIncident {
  const joined = new Set(entityRefs);
  return {
    ...incident,
    entityRefs: [...incident.entityRefs, ...entityRefs],
    recovered: incident.recovered.filter(
      ({ entityRef }) => !joined.has(entityRef),
    ),
  };
}

function tellAnew(incident: OpenIncident, status: FailingStatus): OpenIncident {
  return { ...incident, status, lowerSince: undefined, isQuiet: false };
}

function refsOf(members: readonly Failing[]): string[] {
  return members.map(({ watch }) => watch.entityRef);
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
