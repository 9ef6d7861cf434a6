import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePageShortcuts } from '../keyboard';
import styles from './FleetCanvas.module.css';
import { describeCell } from './describeCell';
import { Direction, groupOf, neighbour } from './findCell';
import { MapLayout } from './layoutMap';
import { ActiveCell } from './useActiveCell';

export interface KeyLayerProps {
  layout: MapLayout;
  active: ActiveCell;
  /** Milliseconds since the epoch. */
  now: number;
}

const arrows: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * The map for keys and for screen readers: a list box of which only the current option is in the document, with its
 * place among all of them.
 */
export function KeyLayer({ layout, active, now }: KeyLayerProps) {
  const id = useId();
  const linkTo = useEntityRefLink();
  const navigate = useNavigate();
  const layer = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const { cells, focused } = active;
  const index = Math.min(focused, layout.cellCount - 1);
  const { group } = groupOf(layout, index);

  // For the list of all keys; once the map has the focus it hears them itself.
  const enter = () => layer.current?.focus();
  const inMap = () => false;
  usePageShortcuts([
    { keys: ['j'], what: 'Into the map, next that needs someone', run: enter },
    { keys: ['k'], what: 'Previous that needs someone', run: enter },
    {
      keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
      what: 'Next cell, in the map',
      run: inMap,
    },
    {
      keys: ['PageUp', 'PageDown'],
      what: 'Other group, in the map',
      run: inMap,
    },
    { keys: ['Enter'], what: 'Open the page of the cell', run: inMap },
  ]);

  useEffect(() => {
    if (isMoving.current) {
      isMoving.current = false;
      layer.current?.parentElement
        ?.querySelector('[data-active-cell]')
        ?.scrollIntoView({ block: 'nearest' });
    }
  });

  return (
    <>
      <div
        ref={layer}
        className={styles.keys}
        role="listbox"
        data-shortcuts="on"
        tabIndex={0}
        aria-label={`Fleet map, ${layout.cellCount} cells`}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={`${id}-${index}`}
        onFocus={() => active.focus(index)}
        onBlur={active.blur}
        onKeyDown={onKeyDown}
      >
        <div
          key={index}
          id={`${id}-${index}`}
          role="option"
          className={styles.option}
          aria-selected
          aria-posinset={index + 1}
          aria-setsize={layout.cellCount}
        >
          {`${describeCell(cells[index], now)}; in ${group.label}`}
        </div>
      </div>
      <p id={`${id}-keys`} className={styles.hint}>
        Arrow keys move, <kbd>j</kbd> and <kbd>k</kbd> go to what needs someone,
        Page Up and Page Down to other groups, Enter opens the page.
      </p>
    </>
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      navigate(linkTo(cells[index].entityRef));
    } else {
      const next = destinationOf(event.key);
      if (next !== undefined) {
        event.preventDefault();
        isMoving.current = true;
        active.focus(next);
      }
    }
  }

  /** Where a key leads; undefined for keys that mean nothing here. */
  function destinationOf(key: string): number | undefined {
    if (Object.hasOwn(arrows, key)) {
      return neighbour(layout, index, arrows[key]);
    }
    const { groups, cellCount } = layout;
    const place = groups.findIndex(each => index < each.end);
    switch (key) {
      case 'Home':
        return 0;
      case 'End':
        return cellCount - 1;
      case 'PageUp':
        return groups[Math.max(0, place - 1)].first;
      case 'PageDown':
        return groups[Math.min(groups.length - 1, place + 1)].first;
      case 'j':
        return needy(1);
      case 'k':
        return needy(-1);
      default:
        return undefined;
    }
  }

  /** The nearest cell before or after this one that needs somebody; this one where there is none. */
  function needy(step: 1 | -1): number {
    let next = index + step;
    while (next >= 0 && next < cells.length) {
      if (['critical', 'warning', 'unknown'].includes(cells[next].mark)) {
        return next;
      }
      next += step;
    }
    return index;
  }
}
