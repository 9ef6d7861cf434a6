import { Status, Verdict } from '@gantry/plugin-vitals-common';

/** A status, or that no source has said anything. */
export type CellMark = Status | 'none';

/** Worst first; no reading is no good news, but nobody has to get up for it. */
export const cellMarks = [
  'critical',
  'warning',
  'unknown',
  'none',
  'ok',
] as const satisfies CellMark[];

/** One entity as the map shows it. */
export interface MapCell {
  entityRef: string;
  name: string;
  mark: CellMark;
  /** The worst of its verdicts; absent where no source has said anything. */
  verdict?: Verdict;
  ownerRef?: string;
  systemRef?: string;
  tier?: string;
  /** Whether the catalog has told nothing of it, or not yet. */
  isUnread?: boolean;
}
