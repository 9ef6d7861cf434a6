import { Part } from './Part';

/** One service of the estate: whose it is, and the parts that its infrastructure consists of. */
export interface Service {
  name: string;
  region: string;
  system: string;
  owner: string;
  tier: string;
  /** When its infrastructure was applied, in milliseconds since the epoch. */
  createdAt: number;
  /** `reference`, or the repository that declared it. */
  source: string;
  /** Name of the topic that its alarms notify; absent where they are only watched. */
  alarmTopic?: string;
  parts: Part[];
}

/** The tags that Terraform's `default_tags` puts on every resource of a service. */
export function tagsOf(service: Service): Record<string, string> {
  return {
    service: service.name,
    system: service.system,
    owner: service.owner,
    tier: service.tier,
    environment: 'production',
  };
}
