import { median } from './median.mjs';
import { round } from './round.mjs';

/** The median of each figure of a side that was measured several times. */
export function mediansOf(all, digits = 2) {
  const [first = {}] = all;
  return Object.fromEntries(
    Object.keys(first).map(name => [
      name,
      round(median(all.map(each => each[name])), digits),
    ]),
  );
}

/**
 * The medians of both sides, and each figure of Gantry's as a multiple of that of the bare one.
 * @param sides what was measured of `gantry` and of `bare`, a list of figures by name each
 */
export function compareSides(sides, digits = 2) {
  const gantry = mediansOf(sides.gantry, digits);
  const bare = mediansOf(sides.bare, digits);
  const ratios = Object.fromEntries(
    Object.keys(gantry).map(name => [
      name,
      round(gantry[name] / bare[name], 3),
    ]),
  );
  return { gantry, bare, ratios };
}
