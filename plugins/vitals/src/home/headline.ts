import { FleetLine, isFiring } from '../fleet/fleetLines';

/** The page's answer in one sentence. What cannot be told, and what says nothing, is never left out. */
export function headline(lines: FleetLine[]): string {
  const all = lines.length;
  const firing = lines.filter(({ verdict }) => isFiring(verdict)).length;
  const unknown = lines.filter(
    ({ verdict }) => verdict?.status === 'unknown',
  ).length;
  const silent = lines.filter(({ verdict }) => !verdict).length;
  if (silent === all) {
    return 'Nothing of yours reports its health yet';
  }

  const parts = [];
  if (firing > 0) {
    parts.push(
      `${firing} of your ${all} ${firing === 1 ? 'needs' : 'need'} you`,
    );
  } else if (unknown === 0) {
    parts.push('Nothing needs you');
  }
  if (unknown > 0) {
    parts.push(
      firing > 0
        ? `${unknown} cannot be told`
        : `${unknown} of your ${all} cannot be told`,
    );
  }
  if (silent > 0) {
    parts.push(`${silent} ${silent === 1 ? 'reports' : 'report'} nothing`);
  }
  return parts.join(', ');
}
