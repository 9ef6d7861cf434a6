import { FleetLine, isFiring } from './fleetLines';

/** The page's answer in one sentence. */
export function headline(lines: FleetLine[]): string {
  const firing = lines.filter(({ verdict }) => isFiring(verdict)).length;
  const unknown = lines.filter(
    ({ verdict }) => verdict?.status === 'unknown',
  ).length;
  const known = lines.filter(({ verdict }) => verdict).length;
  if (firing > 0) {
    return `${firing} of your ${lines.length} ${firing === 1 ? 'needs' : 'need'} you`;
  }
  if (unknown > 0) {
    return `Nothing of yours is known to fire, ${unknown} cannot be told`;
  }
  return known > 0
    ? 'Nothing needs you'
    : 'Nothing of yours reports its health yet';
}
