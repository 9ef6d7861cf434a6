/** What CloudWatch aggregated over one minute of a metric: enough to answer every statistic. */
export interface Sample {
  /** Number of observations. */
  weight: number;
  mean: number;
  /** The value below which the fraction `p` of the observations lies; 0 is the minimum, 1 the maximum. */
  at: (p: number) => number;
}

/** A level that hardly moves within a minute, such as CPU utilisation in percent. */
export function gauge(value: number, spread = 0.04): Sample {
  return {
    weight: 1,
    mean: value,
    at: p => value * (1 - spread + 2 * spread * p),
  };
}

/** Events that were counted: each observation is one event, as in `RequestCount`. */
export function count(events: number): Sample {
  return { weight: events, mean: 1, at: () => 1 };
}

const TAIL = 4;
const ANGLE = Math.PI / TAIL;

function medianOf(p95: number): number {
  return p95 / 19 ** (1 / TAIL);
}

/** The mean of durations whose 95th percentile is given. */
export function meanDuration(p95: number): number {
  return (medianOf(p95) * ANGLE) / Math.sin(ANGLE);
}

/** The share of durations, given by their 95th percentile, that are not above a bound. */
export function shareBelow(p95: number, bound: number): number {
  return 1 / (1 + (medianOf(p95) / bound) ** TAIL);
}

/** Durations with a long tail (log-logistic), given by their 95th percentile. */
export function durations(p95: number, observations: number): Sample {
  const median = medianOf(p95);
  return {
    weight: observations,
    mean: meanDuration(p95),
    at: p => {
      const inside = Math.min(Math.max(p, 0.001), 0.999);
      return median * (inside / (1 - inside)) ** (1 / TAIL);
    },
  };
}

/** Observations that are either of a kind (1) or not (0), as Lambda reports its errors. */
export function share(
  ofKind: number,
  observations: number,
): Sample | undefined {
  const all = Math.max(observations, ofKind);
  return all > 0
    ? {
        weight: all,
        mean: ofKind / all,
        at: p => (ofKind > 0 && p > 1 - ofKind / all ? 1 : 0),
      }
    : undefined;
}
