import { fraction } from '../noise';
import { Count, countRequests, countSeldom } from './counts';
import { FleetMember } from './FleetMember';

/** What both CloudWatch and Prometheus tell of a member. */
export function memberCounts({ name, peakRequests }: FleetMember): {
  requests: Count;
  failures: Count;
} {
  const every = 14 + Math.floor(30 * fraction(`fleet/${name}`, 30));
  return {
    requests: countRequests(`fleet/${name}/requests`, peakRequests),
    failures: countSeldom(`fleet/${name}/faults`, every),
  };
}
