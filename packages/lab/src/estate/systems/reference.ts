import { Part } from '../Part';
import { Service } from '../Service';

const createdAt = Date.UTC(2025, 2, 3, 9, 30);

/** Writes one reference system down as a table: its services, each with its tier and its parts. */
export function reference(
  system: {
    name: string;
    owner: string;
    region?: string;
    alarmTopic?: string;
  },
  services: Record<string, { tier: string; owner?: string; parts: Part[] }>,
): Service[] {
  return Object.entries(services).map(([name, { tier, owner, parts }]) => ({
    name,
    region: system.region ?? 'us-east-1',
    system: system.name,
    owner: owner ?? system.owner,
    tier,
    alarmTopic: system.alarmTopic,
    parts,
    createdAt,
    source: 'reference',
  }));
}
