/**
 * The windows over which the burn of an error budget is measured, in milliseconds, and the rules over them;
 * after "Alerting on SLOs" of Google's SRE workbook, table 5-8, for a budget of 30 days.
 */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const burnWindows = {
  '5m': 5 * minute,
  '30m': 30 * minute,
  '1h': hour,
  '6h': 6 * hour,
  '3d': 3 * day,
} as const;

export type BurnWindow = keyof typeof burnWindows;

/** The window for which the budget is granted. */
export const budgetWindow = 30 * day;

export interface BurnRule {
  long: BurnWindow;
  /** Ends the alert soon after the burning has ended. */
  short: BurnWindow;
  /** How many times faster than sustainable; both windows must exceed it. */
  factor: number;
  status: 'critical' | 'warning';
}

/** The fastest first. */
export const burnRules: readonly BurnRule[] = [
  { long: '1h', short: '5m', factor: 14.4, status: 'critical' },
  { long: '6h', short: '30m', factor: 6, status: 'critical' },
  { long: '3d', short: '6h', factor: 1, status: 'warning' },
];
