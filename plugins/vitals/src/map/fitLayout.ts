import { CellGroup } from './groupCells';
import { LayoutRequest, MapLayout, layoutMap } from './layoutMap';

export interface FittedLayout {
  layout: MapLayout;
  /** What has no room: the last groups, which are the best off. */
  hidden: CellGroup[];
}

/** A scale at which statuses can be told apart from a distance. */
const legibleScale = 0.7;

/**
 * Fits all groups into the height; where that cannot be, as many of the first ones as are legible, and one at least.
 */
export function fitLayout(
  groups: CellGroup[],
  request: LayoutRequest,
): FittedLayout {
  const whole = layoutMap(groups, request);
  if (whole.height <= request.height) {
    return { layout: whole, hidden: [] };
  }
  const legible = layoutMap(groups, {
    ...request,
    scales: { from: legibleScale, to: legibleScale },
  });
  const firstHidden = legible.groups.findIndex(
    each => each.y + each.height > request.height,
  );
  const shown = legible.groups.slice(0, Math.max(1, firstHidden));
  return {
    layout: {
      ...legible,
      height: request.height,
      groups: shown,
      cellCount: shown.at(-1)!.end,
    },
    hidden: groups.slice(shown.length),
  };
}
