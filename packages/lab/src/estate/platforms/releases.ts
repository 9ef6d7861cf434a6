import { fraction } from '../noise';
import { Workload } from '../Workload';
import { randomSuffix } from './randomSuffix';

const DAY = 24 * 3600_000;

/** How long after the one before a pod of a release starts. */
export const POD_INTERVAL = 40_000;

/** One release of a workload: the version of its pods' template. */
export interface Release {
  revision: number;
  /** When its first pod started, in milliseconds since the epoch. */
  rolledOutAt: number;
  templateHash: string;
}

// A release every week or so, each six days at least after the one before.
function periodOf({ name }: Workload): number {
  return 6 * DAY + Math.floor(2 * DAY * fraction(name, 1));
}

/** A release by its number, from 1 on; 0 is what ran before the lab begins to tell. */
export function releaseNumbered(workload: Workload, revision: number): Release {
  return {
    revision,
    rolledOutAt: workload.createdAt + (revision - 1) * periodOf(workload),
    templateHash: randomSuffix(10, workload.name, String(revision)),
  };
}

/** The last release that had begun at an instant. */
export function releaseAt(workload: Workload, time: number): Release {
  const begun = Math.floor((time - workload.createdAt) / periodOf(workload));
  return releaseNumbered(workload, Math.max(begun, 0) + 1);
}

/** The name of the pod of an index that a release brings. */
export function podName(
  { kind, name }: Workload,
  { revision, templateHash }: Release,
  index: number,
): string {
  if (kind === 'StatefulSet') {
    return `${name}-${index}`;
  }
  const suffix = randomSuffix(5, name, String(revision), String(index));
  return `${name}-${templateHash}-${suffix}`;
}
