import { compareStatus } from '@gantry/plugin-vitals-common';
import { Notice, NoticeEntity } from '@gantry/plugin-vitals-node';
import { FleetView } from './FleetView';
import { OpenIncident, Recovery } from './Incidents';
import { FailingStatus } from './NoticeSettings';
import { Watch, known } from './Watch';
import { plainText } from './plainText';
import { formatSpan, formatTime } from './times';

const onCallPath = '/on-call';

const words: Record<FailingStatus, string> = {
  critical: 'Critical',
  warning: 'Warning',
  unknown: 'Unknown',
};
/** So many have a line of their own; the page has them all. */
const mostLines = 8;
const longestName = 80;
const longestReason = 160;
const longestText = 2_500;
/** A sink may be limited in what one message carries. */
const mostEntities = 100;

export interface FailingNotice {
  watches: readonly Watch[];
  /** What they probably fail for, where that is an entity; named only if it is one of them. */
  causeRef?: string;
  severity: Notice['severity'];
  now: string;
}

/** Writes what owners are told. It names only what it is given. */
export class NoticeWriter {
  constructor(
    private readonly view: FleetView,
    /** Of the portal, without a slash at the end. */
    private readonly baseUrl: string,
  ) {}

  failing(incident: OpenIncident, notice: FailingNotice): Notice {
    const { causeRef, now, severity } = notice;
    const entities = this.entitiesOf(incident, notice.watches);
    const textOf = (count: number) => this.textOf(entities, count, causeRef);
    let shown = Math.min(entities.length, mostLines);
    while (shown > 1 && textOf(shown).length > longestText) {
      shown -= 1;
    }
    return this.notice(incident, {
      phase: incident.status,
      severity,
      title: `${words[incident.status]}: ${summary(entities)}`,
      text: textOf(shown),
      entities,
      at: now,
    });
  }

  /** @param recovered - of those that are well again, at least one */
  resolved(
    incident: OpenIncident,
    recovered: readonly Required<Recovery>[],
    now: string,
  ): Notice {
    const entities = this.entitiesOf(
      incident,
      recovered.map(each => ({ ...each, status: 'ok' })),
    );
    const endedAt = recovered
      .map(({ wellSince }) => wellSince)
      .sort()
      .at(-1)!;
    const lasted = incident.beganAt
      ? ` after ${formatSpan(incident.beganAt, endedAt)}`
      : '';
    const names = entities.slice(0, mostLines).map(({ name }) => name);
    const others = entities.length - names.length;
    return this.notice(incident, {
      phase: 'resolved',
      severity: incident.status === 'critical' ? 'normal' : 'low',
      title: `Resolved: ${summary(entities)}`,
      text: [
        `Well again${lasted}, since ${formatTime(endedAt)}.`,
        ...(entities.length > 1
          ? [`${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}.`]
          : []),
      ].join('\n'),
      entities,
      at: now,
    });
  }

  private notice(
    { id, round, ownerRef, topic }: OpenIncident,
    rest: Omit<
      Notice,
      'incidentId' | 'round' | 'ownerRef' | 'topic' | 'path' | 'url'
    >,
  ): Notice {
    return {
      incidentId: id,
      round,
      ownerRef,
      topic,
      path: onCallPath,
      url: `${this.baseUrl}${onCallPath}`,
      ...rest,
      text: rest.text.slice(0, longestText),
      entities: rest.entities.slice(0, mostEntities),
    };
  }

  private textOf(
    entities: readonly NoticeEntity[],
    count: number,
    causeRef: string | undefined,
  ): string {
    const cause = entities.find(({ entityRef }) => entityRef === causeRef);
    const others = entities.length - count;
    return [
      ...(cause && entities.length > 1
        ? [`Probable cause: ${cause.name}.`]
        : []),
      ...entities.slice(0, count).map(entity => this.lineOf(entity)),
      ...(others > 0 ? [`And ${others} more.`] : []),
    ].join('\n');
  }

  private lineOf(entity: NoticeEntity): string {
    const { entityRef, name, status, reason, since, runbook } = entity;
    const flapping = this.view.standingOf(entityRef)?.flapping;
    const state = flapping
      ? `came and went ${flapping.changes} times since ${formatTime(flapping.since)} and is ${status}`
      : `is ${status}${since ? ` since ${formatTime(since)}` : ''}`;
    return [
      `${name} ${state}: ${reason.replace(/\.?$/, '.')}`,
      ...(runbook ? [`Runbook: ${runbook}`] : []),
    ].join(' ');
  }

  /** What the incident is named after first, then worst first. */
  private entitiesOf(
    { leadRef }: OpenIncident,
    watches: readonly Watch[],
  ): NoticeEntity[] {
    return [...watches]
      .sort(
        (a, b) =>
          Number(b.entityRef === leadRef) - Number(a.entityRef === leadRef) ||
          compareStatus(a, b),
      )
      .map(watch => this.entityOf(watch));
  }

  private entityOf({ entityRef, status, ...watch }: Watch): NoticeEntity {
    const { tier, runbook } = this.view.entities.get(entityRef)?.facts ?? {};
    const { reason = '' } = this.view.standingOf(entityRef)?.verdict ?? {};
    return {
      entityRef,
      name: plainText(this.view.nameOf(entityRef), longestName),
      status,
      reason: plainText(reason, longestReason),
      since: known(watch.failingSince ?? watch.unknownSince),
      tier,
      runbook: this.addressOf(runbook),
    };
  }

  /** Of a runbook, which is annotated as a web address or as a path of the portal. */
  private addressOf(runbook: string | undefined): string | undefined {
    if (!runbook || !/^(https?:\/\/|\/(?!\/))/.test(runbook)) {
      return undefined;
    }
    const address = runbook.startsWith('/')
      ? `${this.baseUrl}${runbook}`
      : runbook;
    return URL.canParse(address) ? new URL(address).href : undefined;
  }
}

function summary([first, ...others]: readonly NoticeEntity[]): string {
  return others.length > 0
    ? `${first.name} and ${others.length} more of yours`
    : first.name;
}
