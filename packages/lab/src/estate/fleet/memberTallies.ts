import { meanDuration, shareBelow } from '../Sample';
import {
  latencyBounds,
  requestTallies,
  RequestTallies,
} from '../scrape/requests';
import { ScrapeContext } from '../scrape/ScrapeContext';
import { Tally } from '../scrape/tally';
import { Count } from './counts';
import { FleetMember } from './FleetMember';
import { memberCounts } from './memberCounts';

const { floor } = Math;
const MINUTE = 60_000;

function tallyOf(count: Count): Tally {
  // Evenly within a minute.
  const at = (time: number) => {
    const minute = floor(time / MINUTE);
    const before = count(minute);
    return before + (count(minute + 1) - before) * (time / MINUTE - minute);
  };
  return (from, to) => at(to) - at(from);
}

/** What a member counts: requests with an outcome, those within a bound of a duration, and how long they took. */
export interface MemberTallies {
  ok: Tally;
  failed: Tally;
  all: Tally;
  seconds: Tally;
  /** Seconds; one of {@link latencyBounds}. */
  below: (bound: number) => Tally;
}

/** By a formula that costs the same at any instant, for as long as no incident changes what it says. */
function quietTallies(member: FleetMember): MemberTallies {
  const { requests, failures } = memberCounts(member);
  const [all, failed] = [tallyOf(requests), tallyOf(failures)];
  const p95 = member.latencyP95Milliseconds / 1000;
  const mean = meanDuration(p95);
  return {
    all,
    failed,
    ok: (from, to) => all(from, to) - failed(from, to),
    seconds: (from, to) => all(from, to) * mean,
    below: bound => {
      const share = shareBelow(p95, bound);
      return (from, to) => all(from, to) * share;
    },
  };
}

/** The same from the figures of its load balancer, incidents included. */
function struckTallies({ ok, failed }: RequestTallies): MemberTallies {
  const both =
    (read: (of: RequestTallies['ok']) => Tally): Tally =>
    (from, to) =>
      read(ok)(from, to) + read(failed)(from, to);
  return {
    ok: ok.count,
    failed: failed.count,
    all: both(({ count }) => count),
    seconds: both(({ seconds }) => seconds),
    below: bound => both(({ below }) => below[latencyBounds.indexOf(bound)]),
  };
}

/** What a member counts of its requests: the same that its load balancer tells CloudWatch. */
export function memberTallies(
  { estate }: ScrapeContext,
  member: FleetMember,
): MemberTallies {
  const struck = estate.journal.some(({ scenario }) =>
    scenario.effects.some(({ service }) => service === member.name),
  );
  const service =
    struck && estate.services.find(({ name }) => name === member.name);
  return service
    ? struckTallies(requestTallies(estate, service))
    : quietTallies(member);
}
