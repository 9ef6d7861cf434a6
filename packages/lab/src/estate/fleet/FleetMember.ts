import { fractionsOf } from '../noise';

/** The most services that a fleet may have. */
export const MAXIMUM_FLEET = 10_000;
const MEMBERS_A_SYSTEM = 25;

const subjects = [
  ...['accounts', 'baskets', 'campaigns', 'coupons', 'customers', 'deliveries'],
  ...['documents', 'forecasts', 'invoices', 'ledger', 'loyalty', 'mailings'],
  ...['media', 'orders', 'partners', 'payments', 'pricing', 'profiles'],
  ...['ratings', 'returns', 'routes', 'stock', 'subscriptions', 'tickets'],
];
const roles = [
  ...['api', 'worker', 'reader', 'writer'],
  ...['gateway', 'importer', 'scorer', 'notifier'],
];
const owners = [
  ...['commerce', 'core-services', 'identity', 'observability'],
  ...['platform', 'security', 'web'],
];
// One in ten is of tier 1, three are of tier 2.
const tiers = ['3', '2', '4', '3', '1', '3', '2', '4', '3', '2'];

/** One service of a fleet. Number and nothing else makes it, so that it is the same in a fleet of any size. */
export interface FleetMember {
  number: number;
  name: string;
  owner: string;
  tier: string;
  system: string;
  /** Names of members before it. */
  dependsOn: string[];
  /** Requests a minute at the daily peak. */
  peakRequests: number;
  latencyP95Milliseconds: number;
  /** Whether it has an alarm in CloudWatch: tiers 1 and 2. The others have the alert of the fleet alone. */
  hasAlarm: boolean;
}

function nameOf(number: number): string {
  const subject = subjects[number % subjects.length];
  const role = roles[Math.floor(number / subjects.length) % roles.length];
  return `${subject}-${role}-${String(number + 1).padStart(5, '0')}`;
}

function systemOf(number: number): string {
  const system = Math.floor(number / MEMBERS_A_SYSTEM) + 1;
  return `fleet-${String(system).padStart(3, '0')}`;
}

/** Mostly members of its own system, and sometimes one of another. */
function dependenciesOf(number: number, chance: (step: number) => number) {
  const position = number % MEMBERS_A_SYSTEM;
  const first = number - position;
  const found = new Set<string>();
  for (let step = 0; step < 2 && position > 0; step++) {
    if (chance(step) < 0.7) {
      found.add(nameOf(first + Math.floor(chance(10 + step) * position)));
    }
  }
  if (first > 0 && chance(2) < 0.3) {
    found.add(nameOf(Math.floor(chance(12) * first)));
  }
  return [...found];
}

/** @param number - counts from 0 */
export function fleetMember(number: number): FleetMember {
  const name = nameOf(number);
  const chance = fractionsOf(`fleet/${name}`);
  const tier = tiers[number % tiers.length];
  return {
    number,
    name,
    owner: owners[Math.floor(number / MEMBERS_A_SYSTEM) % owners.length],
    tier,
    system: systemOf(number),
    dependsOn: dependenciesOf(number, chance),
    peakRequests: 60 + Math.round(840 * chance(20) ** 3),
    latencyP95Milliseconds: 40 + Math.round(300 * chance(21)),
    hasAlarm: Number(tier) <= 2,
  };
}
