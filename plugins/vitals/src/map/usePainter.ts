import { RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { MapPainter } from './MapPainter';
import { MapLayout } from './layoutMap';

export interface Painted {
  layout: MapLayout;
  height: number;
  ratio: number;
  headingFont: number;
}

/**
 * Keeps a canvas drawn: when what it shows changes, when another part of it is scrolled into sight, and when the
 * theme's colours or the font change.
 */
export function usePainter(
  canvas: RefObject<HTMLCanvasElement>,
  painted: Painted | undefined,
) {
  const painter = useRef<MapPainter>();
  const latest = useRef(painted);
  latest.current = painted;

  useLayoutEffect(() => {
    if (canvas.current && painted) {
      painter.current ??= new MapPainter(canvas.current);
      paint(painter.current, canvas.current, painted);
    }
  }, [canvas, painted]);

  useEffect(() => {
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (painter.current && canvas.current && latest.current) {
          paint(painter.current, canvas.current, latest.current);
        }
      });
    };
    const repaint = () => painter.current?.repaint();
    const themes = new MutationObserver(repaint);
    themes.observe(document.body, {
      attributes: true,
      attributeFilter: ['data-theme-mode', 'data-theme-name', 'class'],
    });
    window.addEventListener('scroll', onScroll, {
      capture: true,
      passive: true,
    });
    document.fonts?.addEventListener('loadingdone', repaint);
    const drawn = canvas.current;
    drawn?.addEventListener('contextrestored', repaint);
    return () => {
      cancelAnimationFrame(frame);
      themes.disconnect();
      window.removeEventListener('scroll', onScroll, { capture: true });
      document.fonts?.removeEventListener('loadingdone', repaint);
      drawn?.removeEventListener('contextrestored', repaint);
    };
  }, [canvas]);
}

/** The canvas sticks to the window's edge while the map is scrolled past it. */
function paint(
  painter: MapPainter,
  canvas: HTMLCanvasElement,
  { layout, height, ratio, headingFont }: Painted,
) {
  const above =
    canvas.getBoundingClientRect().top -
    (canvas.parentElement?.getBoundingClientRect().top ?? 0);
  painter.paint({
    layout,
    top: Math.max(0, Math.min(Math.round(above), layout.height - height)),
    width: layout.width,
    height,
    ratio,
    headingFont,
  });
}
