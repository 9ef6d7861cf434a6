import { TallyWindow } from './Figures';

const minute = 60_000;

/** How long what was counted over a window stands, in milliseconds: the longer the window, the slower it changes. */
export const keptFor: Record<TallyWindow, number> = {
  '5m': 0,
  '30m': minute,
  '1h': minute,
  '6h': 5 * minute,
  '3d': 10 * minute,
  '30d': 60 * minute,
};

/** Only the windows of rules must be complete; a budget counts for as long as figures are kept. */
export function needsHistory(window: TallyWindow): boolean {
  return window !== '30d' && window !== '5m';
}
