import {
  PointerEvent,
  MouseEvent,
  RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { MapCell } from './MapCell';
import { cellAt } from './findCell';
import { MapLayout } from './layoutMap';

/** Milliseconds that a pointer rests on a cell before its card is shown: a card in passing would be in the way. */
const restFor = 120;

export interface ActiveCell {
  /** In the layout's order. */
  cells: MapCell[];
  /** Index of the cell that is outlined. */
  shown?: number;
  /** Whether what is known of it is told. */
  hasCard: boolean;
  /** Index of the cell that keys start from. */
  focused: number;
  /** Outlines that cell for somebody who came by keyboard. */
  focus(index: number): void;
  blur(): void;
  pointerProps: {
    onPointerMove(event: PointerEvent): void;
    onPointerLeave(event: PointerEvent): void;
    onPointerDown(event: PointerEvent): void;
    onClick(event: MouseEvent): void;
  };
}

/** The one cell that is looked at, by pointer, finger or key. It stays the same entity when the map changes. */
export function useActiveCell(
  map: RefObject<HTMLElement>,
  layout: MapLayout | undefined,
): ActiveCell {
  const [pointed, setPointed] = useState<string>();
  const [focusedRef, setFocusedRef] = useState<string>();
  const [isFocused, setIsFocused] = useState(false);
  const [hasRested, setHasRested] = useState(false);
  const rest = useRef<ReturnType<typeof setTimeout>>();
  const pointerType = useRef('mouse');

  const cells = useMemo(
    () => layout?.groups.flatMap(({ group }) => group.cells) ?? [],
    [layout],
  );
  const places = useMemo(
    () => new Map(cells.map((cell, index) => [cell.entityRef, index])),
    [cells],
  );
  const placeOf = (ref: string | undefined) =>
    ref === undefined ? undefined : places.get(ref);
  const focused = placeOf(focusedRef) ?? 0;

  const point = (ref: string | undefined, restsAlready: boolean) => {
    clearTimeout(rest.current);
    setPointed(ref);
    setHasRested(restsAlready);
    if (ref !== undefined && !restsAlready) {
      rest.current = setTimeout(() => setHasRested(true), restFor);
    }
  };
  const refAt = (event: MouseEvent) => {
    const origin = map.current?.getBoundingClientRect();
    const index =
      layout &&
      origin &&
      cellAt(layout, event.clientX - origin.left, event.clientY - origin.top);
    return index === undefined ? undefined : cells[index].entityRef;
  };
  const isOnCard = (event: MouseEvent) =>
    event.target instanceof Element &&
    event.target.closest('canvas, [data-active-cell]') === null &&
    event.target !== map.current;

  const shown = placeOf(pointed) ?? (isFocused ? focused : undefined);
  const isTold = hasRested && shown !== undefined;

  // Wherever the focus is (WCAG 1.4.13), and before anything else takes the key for its own.
  useEffect(() => {
    if (!isTold) {
      return undefined;
    }
    const dismiss = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        event.preventDefault();
        setHasRested(false);
        setPointed(undefined);
      }
    };
    document.addEventListener('keydown', dismiss, true);
    return () => document.removeEventListener('keydown', dismiss, true);
  }, [isTold]);

  return {
    cells,
    shown,
    hasCard: hasRested,
    focused,
    focus: index => {
      clearTimeout(rest.current);
      setFocusedRef(cells[index].entityRef);
      setIsFocused(true);
      setPointed(undefined);
      setHasRested(true);
    },
    blur: () => setIsFocused(false),
    pointerProps: {
      onPointerMove: event => {
        if (event.pointerType === 'touch' || isOnCard(event)) {
          return;
        }
        const ref = refAt(event);
        if (ref !== pointed) {
          point(ref, false);
        }
      },
      onPointerLeave: event => {
        if (event.pointerType !== 'touch') {
          point(undefined, false);
        }
      },
      onPointerDown: event => {
        pointerType.current = event.pointerType;
      },
      // A first tap tells; the outline that then lies upon the cell is the link that a second one follows.
      onClick: event => {
        if (pointerType.current === 'touch' && !isOnCard(event)) {
          point(refAt(event), true);
        }
      },
    },
  };
}
