import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useNow } from '../verdict';
import { CellCard } from './CellCard';
import styles from './FleetCanvas.module.css';
import { HiddenGroups } from './HiddenGroups';
import { KeyLayer } from './KeyLayer';
import { boxOf } from './findCell';
import { fitLayout } from './fitLayout';
import { CellGroup } from './groupCells';
import { layoutMap } from './layoutMap';
import { headingFonts, mapRequest } from './mapRequest';
import { useActiveCell } from './useActiveCell';
import { useMapSize } from './useMapSize';
import { usePainter } from './usePainter';

export interface FleetCanvasProps {
  groups: CellGroup[];
  place: 'page' | 'wall';
}

/** Pixels that a card may be high before it stands above its cell rather than below. */
const cardHeight = 260;
const cardWidth = 320;

/**
 * Every cell in one picture, with one cell at a time in the document: the one that somebody points at or has come to
 * by keyboard.
 */
export function FleetCanvas({ groups, place }: FleetCanvasProps) {
  const map = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useMapSize(map);
  const linkTo = useEntityRefLink();
  const now = useNow();

  const { layout, hidden } = useMemo(() => {
    if (!size) {
      return { layout: undefined, hidden: [] };
    }
    const request = mapRequest(size, place);
    return place === 'wall'
      ? fitLayout(groups, request)
      : { layout: layoutMap(groups, request), hidden: [] };
  }, [groups, size, place]);
  const height = layout && Math.min(layout.height, size!.windowHeight);
  const painted = useMemo(
    () =>
      layout && {
        layout,
        height: height!,
        ratio: size!.ratio,
        headingFont: headingFonts[place],
      },
    [layout, height, size, place],
  );
  usePainter(canvas, painted);
  const active = useActiveCell(map, layout);
  const box =
    layout && active.shown !== undefined && boxOf(layout, active.shown);
  const cell =
    active.shown === undefined ? undefined : active.cells[active.shown];

  return (
    <div
      ref={map}
      className={styles.map}
      data-place={place}
      style={{ height: place === 'page' ? layout?.height : undefined }}
      {...active.pointerProps}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ width: layout?.width, height }}
        aria-hidden
      />
      {layout && layout.cellCount > 0 && (
        <KeyLayer layout={layout} active={active} now={now} />
      )}
      {box && cell && (
        <>
          {/* The keyboard's way is the layer's own; this is for all that a pointer does with a link. */}
          <Link
            to={linkTo(cell.entityRef)}
            className={styles.ring}
            style={{
              left: box.x,
              top: box.y,
              width: box.size,
              height: box.size,
            }}
            tabIndex={-1}
            aria-hidden
            data-active-cell
          />
          {active.hasCard && (
            <div
              className={styles.callout}
              data-side={sideOf(map.current, box)}
              style={{
                left: Math.max(
                  0,
                  Math.min(box.x - 8, layout.width - cardWidth),
                ),
                top:
                  sideOf(map.current, box) === 'above'
                    ? box.y
                    : box.y + box.size,
              }}
            >
              <CellCard cell={cell} href={linkTo(cell.entityRef)} now={now} />
            </div>
          )}
        </>
      )}
      {hidden.length > 0 && <HiddenGroups groups={hidden} />}
    </div>
  );
}

function sideOf(
  map: HTMLElement | null,
  { y, size }: { y: number; size: number },
): 'above' | 'below' {
  const top = map?.getBoundingClientRect().top ?? 0;
  const isLow = top + y + size + cardHeight > window.innerHeight;
  return isLow && top + y > cardHeight ? 'above' : 'below';
}
