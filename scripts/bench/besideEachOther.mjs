import { round } from './round.mjs';

/**
 * Each figure of two sides beside each other, with what the one has `more` than the other, and the `most` that is
 * promised, where something is.
 * @param promises by figure: `{ more }`, a difference, or `{ percent }`, a share of the figure without
 */
export function besideEachOther(withIt, without, promises) {
  return Object.fromEntries(
    Object.keys(withIt).map(name => {
      const sides = { with: withIt[name], without: without[name] };
      const { more, percent } = promises[name] ?? {};
      if (sides.without === undefined) {
        return [name, { with: sides.with }];
      }
      const difference = sides.with - sides.without;
      return [
        name,
        {
          ...sides,
          more: round(difference),
          ...(more !== undefined && { most: more }),
          ...(percent !== undefined && {
            percent: round((100 * difference) / sides.without),
            mostPercent: percent,
          }),
        },
      ];
    }),
  );
}
