import { Objective } from '../annotations';
import { Status } from '../reading';
import {
  BurnRule,
  BurnWindow,
  budgetWindow,
  burnRules,
  burnWindows,
} from './burnRates';
import { objectiveTarget, objectiveTitle } from './objectiveTarget';

/** The requests of a window, and how many of them broke the promise. No requests are a tally of zeros. */
export interface Tally {
  total: number;
  bad: number;
}

/** What was counted, by window. A window that could not be read is absent, never zeros. */
export interface Tallies {
  windows: Partial<Record<BurnWindow, Tally>>;
  /** Over {@link budgetWindow}, or for as long as the upstream keeps figures. */
  budget?: Tally;
}

/** How a promise stands. */
export interface ObjectiveState {
  objective: Objective;
  /** For example `availability 99.9 %`. */
  title: string;
  status: Status;
  /** One sentence that a person on call can act on. */
  reason: string;
  /**
   * The share of the error budget that is left, 1 while nothing is spent, below 0 once more than all is;
   * absent where that is not known.
   */
  budgetLeft?: number;
  /**
   * How many times faster than sustainable the budget is being spent; a window without requests, or without
   * figures, is absent.
   */
  burn: Partial<Record<BurnWindow, number>>;
  /** Set where nobody has asked anything in the whole budget window: the promise is neither kept nor broken. */
  isIdle?: true;
  /** Milliseconds until the budget is gone if it goes on like in the last hour; absent if it never is. */
  goneIn?: number;
}

/**
 * Judges a promise by multi-window, multi-burn-rate rules: a rule holds when its long and its short window
 * both burn faster than its factor. A rule of which a window could not be read makes the state `unknown`
 * unless another one holds. A budget that is spent is said but is no alarm by itself: nothing may be wrong
 * right now.
 */
export function judgeObjective(
  objective: Objective,
  tallies: Tallies,
): ObjectiveState {
  const allowed = 1 - objectiveTarget(objective);
  const title = objectiveTitle(objective);
  const burn: ObjectiveState['burn'] = {};
  for (const window of Object.keys(burnWindows) as BurnWindow[]) {
    burn[window] = burnOf(tallies.windows[window], allowed);
  }
  const spent = burnOf(tallies.budget, allowed);
  const budgetLeft = spent === undefined ? undefined : 1 - spent;
  const goneIn = timeLeft(budgetLeft, burn['1h']);
  const state = { objective, title, burn, budgetLeft, goneIn };

  const broken = burnRules.find(rule => holds(rule, burn));
  if (broken) {
    const { status, long, short } = broken;
    const rate = `burns its error budget ${times(burn[long]!)} too fast over ${long} (${times(burn[short]!)} over ${short})`;
    return {
      ...state,
      status,
      reason: [`${title} ${rate}`, ...budgetWords(budgetLeft, goneIn)].join(
        ', ',
      ),
    };
  }
  const unread = burnRules
    .flatMap(({ long, short }) => [long, short])
    .filter(window => !tallies.windows[window]);
  if (unread.length > 0) {
    return {
      ...state,
      status: 'unknown',
      reason: `${title} cannot be judged: no figures for ${[...new Set(unread)].join(', ')}`,
    };
  }
  if (burn['3d'] === undefined) {
    const isIdle = tallies.budget?.total === 0;
    return {
      ...state,
      status: 'unknown',
      reason: `${title} cannot be judged: no requests in ${isIdle ? 30 : 3} days`,
      ...(isIdle && { isIdle }),
    };
  }
  return {
    ...state,
    status: 'ok',
    reason: [`${title} is kept`, ...budgetWords(budgetLeft, undefined)].join(
      ', ',
    ),
  };
}

/**
 * The promises that count in a verdict. An idle one says nothing of how the service is, so it counts only
 * where nothing else speaks.
 */
export function countedObjectives(
  objectives: ObjectiveState[],
  othersSpeak: boolean,
): ObjectiveState[] {
  const spoken = objectives.filter(({ isIdle }) => !isIdle);
  return othersSpeak || spoken.length > 0 ? spoken : objectives;
}

function burnOf(tally: Tally | undefined, allowed: number): number | undefined {
  if (!tally || tally.total <= 0) {
    return undefined;
  }
  // 1 − 0.999 is not quite 0.001 in binary, and 14.4 must not exceed 14.4.
  return Number((tally.bad / tally.total / allowed).toPrecision(12));
}

function holds(
  { long, short, factor }: BurnRule,
  burn: ObjectiveState['burn'],
): boolean {
  return (burn[long] ?? 0) > factor && (burn[short] ?? 0) > factor;
}

/** At a burn of 1 or less the window's own passing gives back what is spent. */
function timeLeft(
  budgetLeft: number | undefined,
  burn: number | undefined,
): number | undefined {
  if (budgetLeft === undefined || burn === undefined || burn <= 1) {
    return undefined;
  }
  return (Math.max(budgetLeft, 0) * budgetWindow) / burn;
}

function budgetWords(
  budgetLeft: number | undefined,
  goneIn: number | undefined,
): string[] {
  if (budgetLeft === undefined) {
    return [];
  }
  if (budgetLeft <= 0) {
    return ['its budget of 30 days is spent'];
  }
  // Rounded down: a budget that is nearly gone must not look like one that is there.
  const percent = Math.floor(budgetLeft * 100);
  const left = `${percent < 1 ? 'less than 1' : percent} % of its budget left`;
  return [goneIn === undefined ? left : `${left}, gone in ${span(goneIn)}`];
}

function times(burn: number): string {
  return `${burn >= 100 ? Math.round(burn) : burn.toFixed(1)}×`;
}

function span(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) {
    return `${minutes} min`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}
