import { LayoutRequest } from './layoutMap';
import { MapSize } from './useMapSize';

/** Pixels, of a heading's text. */
export const headingFonts = { page: 13, wall: 20 };

/**
 * Pixels below the map. What fits above them needs no scroll bar, so that none comes and goes as the map takes its width
 * into account.
 */
const belowMap = 72;

/** What a finger hits, pixels. */
const touchTarget = 44;

/**
 * How a map is fitted into its place. On a page it may grow downwards once cells would become too small to tell
 * apart; a wall cannot be scrolled, so there they shrink as far as they can be seen at all.
 */
export function mapRequest(
  size: MapSize,
  place: 'page' | 'wall',
): LayoutRequest {
  if (place === 'wall') {
    return {
      width: size.width,
      height: size.height,
      scales: { from: 0.3, to: 6 },
      smallestCell: 0,
      headingHeight: 34,
      narrowestColumn: 240,
    };
  }
  return {
    width: size.width,
    height: Math.max(360, size.windowHeight - size.top - belowMap),
    scales: { from: 0.7, to: 4 },
    smallestCell: size.isTouched ? touchTarget : 0,
    headingHeight: 24,
    narrowestColumn: 196,
  };
}
