import { alertGroups } from '../alerting/alertGroups';
import { Service } from '../Service';
import { fleetAlerts } from './fleetAlerts';
import { fleetExposition } from './fleetExposition';
import { FleetMember, fleetMember } from './FleetMember';
import { memberTargets } from './memberTargets';

const createdAt = Date.UTC(2025, 2, 3, 9, 30);

/** The members of a fleet of a size. */
export function fleetMembers(size: number): FleetMember[] {
  return Array.from({ length: size }, (_, number) => fleetMember(number));
}

/** The services of a fleet. What it has but once stands with the first of them. */
export function fleetServices(size: number): Service[] {
  const members = fleetMembers(size);
  return members.map((member, index) => ({
    name: member.name,
    region: 'us-east-1',
    system: member.system,
    owner: member.owner,
    tier: member.tier,
    createdAt,
    source: 'fleet',
    alarmTopic: 'fleet-alarms',
    parts: [
      memberTargets(member),
      ...(index === 0
        ? [fleetExposition(members, createdAt), alertGroups(fleetAlerts)]
        : []),
    ],
  }));
}
