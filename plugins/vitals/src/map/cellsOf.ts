import { Fleet, FleetItem } from '@gantry/plugin-vitals-common';
import { worstOf } from '../fleet';
import { Live } from '../live';
import { verdictToShow } from '../verdict';
import { MapCell } from './MapCell';
import { refLabel } from './refLabel';

/** An item that did not change is the same object in the next answer, so its cell is the same too. */
const known = new WeakMap<FleetItem, MapCell>();

/** Everything visible, whether or not it needs somebody. */
export function cellsOf(items: FleetItem[]): MapCell[] {
  return items.map(item => {
    const cell = known.get(item) ?? cellOf(item);
    known.set(item, cell);
    return cell;
  });
}

/** The same once the answer has expired: nothing of it is known any more. */
export function expiredCells(cells: MapCell[], fleet: Live<Fleet>): MapCell[] {
  return cells.map(cell => {
    const verdict = verdictToShow(cell.verdict, fleet, Infinity);
    return { ...cell, verdict, mark: verdict?.status ?? 'none' };
  });
}

function cellOf(item: FleetItem): MapCell {
  const { entityRef, facts = {} } = item;
  const verdict = worstOf(item);
  return {
    entityRef,
    name: facts.title ?? refLabel(entityRef),
    mark: verdict?.status ?? 'none',
    verdict,
    ownerRef: facts.ownerRef,
    systemRef: facts.systemRef,
    tier: facts.tier,
    isUnread: Object.values(facts).every(fact => fact === undefined),
  };
}
