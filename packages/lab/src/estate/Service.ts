/** One service of the estate: all that its resources, metrics and alarms follow from. */
export interface Service {
  name: string;
  region: string;
  system: string;
  owner: string;
  tier: string;
  /** Where its containers run. A service on EKS shares its cluster, so it has no `ecs-*` alarms. */
  platform: 'ecs' | 'eks';
  database: boolean;
  /** The latency that its SLO promises at the 95th percentile, in milliseconds. */
  latencyP95Milliseconds: number;
  /** Requests a minute at the daily peak. */
  peakRequests: number;
  /** When its infrastructure was applied, in milliseconds since the epoch. */
  createdAt: number;
  /** `reference`, or the repository that declared it. */
  source: string;
}
