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

/** Durations with a long tail (log-logistic), given by their 95th percentile. */
export function durations(p95: number, observations: number): Sample {
  const median = p95 / 19 ** (1 / TAIL);
  const angle = Math.PI / TAIL;
  return {
    weight: observations,
    mean: (median * angle) / Math.sin(angle),
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
