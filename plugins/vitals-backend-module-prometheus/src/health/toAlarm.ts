import { Alarm } from '@gantry/plugin-vitals-common';
import { PrometheusInstance } from '../settings';
import { MatchedRule, Rule } from './RuleIndex';
import { UpstreamTime } from './UpstreamTime';
import { shortened } from './words';

/** What people call alerts that wake nobody up. Any other severity, or none, is taken for the worst. */
const lesser = new Set([
  'info',
  'informational',
  'low',
  'minor',
  'notice',
  'ticket',
  'warn',
  'warning',
]);

/** A rule with the alerts of an entity, as one alarm. */
export function toAlarm(
  { rule, alerts }: MatchedRule,
  { consoleUrl }: PrometheusInstance,
  time: UpstreamTime,
): Alarm {
  const firing = alerts
    .filter(({ state }) => state === 'firing')
    .map(alert => ({ alert, at: time.ours(alert.activeAt) ?? time.now }))
    .sort((a, b) => a.at - b.at);
  const base = {
    name: rule.name,
    severity: severityOf(firing[0]?.alert.labels ?? rule.labels ?? {}),
    link: `${consoleUrl}/alerts?search=${encodeURIComponent(rule.name)}`,
    runbook: runbookOf(firing[0]?.alert.annotations ?? rule.annotations ?? {}),
  };
  const evaluated = new Date(
    time.ours(rule.lastEvaluation) ?? time.now,
  ).toISOString();

  if (firing.length > 0) {
    const [{ alert, at }] = firing;
    const more = firing.length > 1 ? ` (and ${firing.length - 1} more)` : '';
    return {
      ...base,
      state: 'firing',
      reason: `${wordsOf(alert.annotations ?? {}) ?? `${shortened(rule.query)} holds`}${more}`,
      since: new Date(at).toISOString(),
    };
  }
  if (rule.health !== 'ok') {
    // What follows the first bracket are the labels of whichever series were in the way: another service's.
    const [error] = (rule.lastError ?? '').split(/[[{]/);
    return {
      ...base,
      state: 'no-data',
      reason:
        rule.health === 'err'
          ? `Prometheus cannot evaluate the rule${error && `: ${shortened(error)}`}`
          : 'Prometheus has not evaluated the rule yet',
      since: evaluated,
    };
  }
  const pending = alerts.find(({ state }) => state === 'pending');
  const what = pending && wordsOf(pending.annotations ?? {});
  return {
    ...base,
    state: 'quiet',
    reason: pending
      ? `Pending, not firing yet${what ? `: ${what}` : ''}`
      : 'Not firing',
    since: evaluated,
  };
}

/**
 * When a rule was last seen to hold or not, in milliseconds. While it is evaluated on time that is now: a
 * group that is evaluated every five minutes is not stale in the fourth.
 */
export function seenAt(rule: Rule, time: UpstreamTime): number {
  const evaluated = time.ours(rule.lastEvaluation);
  if (evaluated === undefined || evaluated <= 0) {
    return time.now;
  }
  const interval = (rule.interval ?? 60) * 1000;
  return time.now - evaluated <= 2 * interval ? time.now : evaluated;
}

export function severityOf({
  severity,
}: Record<string, string>): Alarm['severity'] {
  return lesser.has(severity?.toLowerCase()) ? 'warning' : 'critical';
}

function wordsOf({
  summary,
  description,
  message,
}: Record<string, string>): string | undefined {
  const words = summary || description || message;
  return words ? shortened(words) : undefined;
}

/** Whoever writes a rule writes this, so it is only ever followed as a web address. */
function runbookOf({ runbook_url: url }: Record<string, string>) {
  return url && /^https?:\/\/\S+$/.test(url) ? url : undefined;
}
