import { FleetLine, isFiring } from './fleetLines';

/** The page's answer in one sentence. */
export function headline(lines: FleetLine[]): string {
  const firing = lines.filter(({ verdict }) => isFiring(verdict)).length;
  const unknown = lines.filter(
    ({ verdict }) => verdict?.status === 'unknown',
  ).length;
  const known = lines.filter(({ verdict }) => verdict).length;
  const all = lines.length;
  if (firing > 0) {
    const needs = `${firing} of your ${all} ${firing === 1 ? 'needs' : 'need'} you`;
    return unknown > 0 ? `${needs}, ${unknown} cannot be told` : needs;
  }
  if (unknown > 0) {
    return `${unknown} of your ${all} cannot be told`;
  }
  return known > 0
    ? 'Nothing needs you'
    : 'Nothing of yours reports its health yet';
}
