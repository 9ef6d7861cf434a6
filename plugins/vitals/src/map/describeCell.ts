import { elapsed } from '../verdict';
import { CellMark, MapCell, cellMarks } from './MapCell';
import { refLabel } from './refLabel';

export const markWords: Record<CellMark, string> = {
  critical: 'Critical',
  warning: 'Warning',
  unknown: 'Unknown',
  none: 'No reading',
  ok: 'OK',
};

/** The same within a sentence; an abbreviation stays in capitals. */
export function wordIn(mark: CellMark): string {
  return mark === 'ok'
    ? markWords.ok
    : markWords[mark].toLocaleLowerCase('en-US');
}

export const figure = new Intl.NumberFormat();

/** What of some cells is not OK, worst first, from how many are what. */
export function needWords(count: (mark: CellMark) => number): string {
  const needy = cellMarks
    .filter(mark => mark !== 'ok' && count(mark) > 0)
    .map(mark => `${figure.format(count(mark))} ${wordIn(mark)}`);
  return needy.length > 0 ? `with ${needy.join(', ')}` : 'all OK';
}

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
});

const dayAndClock = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
});

const oneDay = 86_400_000;

export function reasonOf({ verdict }: MapCell): string {
  return (
    verdict?.reason ??
    'No source has said anything yet, or its first survey is still to come.'
  );
}

/** How long it has been like that, and since when; undefined where that is longer than is remembered. */
export function durationOf(
  { verdict }: MapCell,
  now: number,
): string | undefined {
  const since = Date.parse(verdict?.since ?? '');
  if (Number.isNaN(since)) {
    return undefined;
  }
  const moment = (now - since > oneDay ? dayAndClock : clock).format(since);
  return `for ${elapsed(since, now) ?? 'a moment'}, since ${moment}`;
}

/** Whose it is and how important: tier, system and owner. */
export function belongingOf({ tier, systemRef, ownerRef }: MapCell): string[] {
  return [
    tier && `Tier ${tier}`,
    systemRef && refLabel(systemRef),
    ownerRef && refLabel(ownerRef),
  ].filter(part => part !== undefined && part !== '') as string[];
}

/** All that a cell tells, for those who do not see it. */
export function describeCell(cell: MapCell, now: number): string {
  return [
    cell.name,
    markWords[cell.mark],
    reasonOf(cell).replace(/\.$/, ''),
    durationOf(cell, now),
    ...belongingOf(cell),
  ]
    .filter(Boolean)
    .join(', ')
    .replaceAll('\u00a0', ' ');
}
