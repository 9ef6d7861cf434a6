import { fraction } from '../noise';
import { Count, countRequests, countSeldom } from './counts';
import { FleetMember } from './FleetMember';

/** What both CloudWatch and Prometheus tell of a member. */
export function memberCounts({ name, peakRequests }: FleetMember): {
  requests: Count;
  failures: Count;
} {
  // About one request in 3,000, so that what the catalog promises of it is kept.
  const every = (4000 + 4000 * fraction(`fleet/${name}`, 30)) / peakRequests;
  return {
    requests: countRequests(`fleet/${name}/requests`, peakRequests),
    failures: countSeldom(`fleet/${name}/faults`, every),
  };
}
