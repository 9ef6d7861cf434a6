import { Scenario, Timing } from './Scenario';

/** How many whole minutes an effect has held, by those of its incident; undefined while it does not hold. */
export function minutesHeld(
  { afterMinutes = 0, turns }: Timing,
  minutes: number,
): number | undefined {
  const held = minutes - afterMinutes;
  if (held < 0 || !turns) {
    return held < 0 ? undefined : held;
  }
  const within = held % (turns.onMinutes + turns.offMinutes);
  return within < turns.onMinutes ? within : undefined;
}

/** After how many minutes every figure has reached what it reaches. */
export function riseOf({ effects }: Scenario): number {
  return Math.max(
    0,
    ...effects.map(
      effect =>
        (effect.afterMinutes ?? 0) +
        ('withinMinutes' in effect ? effect.withinMinutes : 0),
    ),
  );
}
