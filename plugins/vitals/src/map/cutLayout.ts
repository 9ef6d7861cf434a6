import { CellGroup } from './groupCells';
import { MapLayout } from './layoutMap';

/** What does not fit although cells are as small as can be: the last groups, which are the best off. */
export function cutLayout(
  layout: MapLayout,
  height: number,
): { layout: MapLayout; hidden: CellGroup[] } {
  const { groups } = layout;
  const firstHidden = groups.findIndex(each => each.y + each.height > height);
  if (firstHidden < 0) {
    return { layout, hidden: [] };
  }
  const shown = groups.slice(0, Math.max(1, firstHidden));
  return {
    layout: {
      ...layout,
      height,
      groups: shown,
      cellCount: shown.at(-1)!.end,
    },
    hidden: groups.slice(shown.length).map(({ group }) => group),
  };
}
