import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { Notice } from '@gantry/plugin-vitals-node';

export type FailingStatus = Exclude<Status, 'ok'>;

/** What is told, after how long, and how loudly. */
export interface NoticeRule {
  /** Of any vital unless told. */
  vital?: VitalKind;
  /** Of any tier, also of none, unless told. */
  tiers?: readonly string[];
  statuses: readonly FailingStatus[];
  /** Milliseconds for which the status must have lasted; Infinity for what is not told. */
  after: number;
  severity?: Notice['severity'];
  topic?: string;
}

export interface NoticeSettings {
  enabled: boolean;
  /** Milliseconds for which all must have been well before an incident is over. */
  resolvedAfter: number;
  /** The first that fits holds; one always does. */
  rules: readonly NoticeRule[];
}

/**
 * Whether anybody is told of a vital at once. What can wait for the working day, as cost can, never is, whatever the
 * configuration says.
 */
export const pages: Readonly<Record<VitalKind, boolean>> = { health: true };

/** By status. */
const severities: Record<FailingStatus, Notice['severity']> = {
  critical: 'critical',
  warning: 'high',
  unknown: 'normal',
};

/** The rule for an entity as it stands, with what it leaves open filled in. */
export function ruleFor(
  rules: readonly NoticeRule[],
  subject: { vital: VitalKind; tier?: string; status: FailingStatus },
): Required<Pick<NoticeRule, 'after' | 'severity' | 'topic'>> {
  const { vital, tier, status } = subject;
  const rule = rules.find(
    each =>
      (each.vital ?? vital) === vital &&
      (!each.tiers || (tier !== undefined && each.tiers.includes(tier))) &&
      each.statuses.includes(status),
  );
  return {
    after: rule?.after ?? Infinity,
    severity: rule?.severity ?? severities[status],
    topic: rule?.topic ?? vital,
  };
}
