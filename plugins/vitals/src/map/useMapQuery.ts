import { useSearchParams } from 'react-router-dom';
import { Grouping, groupings } from './groupCells';
import { CellMark, cellMarks } from './MapCell';

/** Which of the fleet is shown, and how. */
export interface MapQuery {
  by: Grouping;
  /** Whether only what the user, or a group of the user's, owns. */
  isMine: boolean;
  /** Empty for all. */
  marks: CellMark[];
  /** Empty for all. */
  tiers: string[];
  /** References; empty for all. */
  systems: string[];
  /** Part of a name, a system or an owner. */
  text: string;
  /** Absent for what suits the screen. */
  view?: 'map' | 'list';
  /** For a screen that a whole room looks at. */
  isWall: boolean;
}

export interface UsedMapQuery extends MapQuery {
  /** Whether something is left out. */
  isFiltered: boolean;
  set(change: Partial<MapQuery>): void;
  clear(): void;
}

const everything = {
  isMine: false,
  marks: [],
  tiers: [],
  systems: [],
  text: '',
};

/** Kept in the address, under the names that the on-call page has too, so that it can be sent to somebody. */
export function useMapQuery(): UsedMapQuery {
  const [params, setParams] = useSearchParams();
  const listOf = (name: string) =>
    (params.get(name) ?? '').split(',').filter(Boolean);
  const view = params.get('view');
  const query: MapQuery = {
    by: groupings.find(each => each === params.get('by')) ?? 'system',
    isMine: params.get('owner') === 'mine',
    marks: cellMarks.filter(mark => listOf('status').includes(mark)),
    tiers: listOf('tier'),
    systems: listOf('system'),
    text: params.get('text') ?? '',
    view: view === 'map' || view === 'list' ? view : undefined,
    isWall: params.has('wall'),
  };
  const write = (next: MapQuery) => {
    const written = new URLSearchParams(params);
    const put = (name: string, value: string) =>
      value ? written.set(name, value) : written.delete(name);
    put('by', next.by === 'system' ? '' : next.by);
    put('owner', next.isMine ? 'mine' : '');
    put('status', next.marks.join(','));
    put('tier', next.tiers.join(','));
    put('system', next.systems.join(','));
    put('text', next.text);
    put('view', next.view ?? '');
    put('wall', next.isWall ? 'on' : '');
    // What covers the screen is left by the back button too.
    setParams(written, { replace: next.isWall === query.isWall });
  };
  return {
    ...query,
    isFiltered:
      query.isMine ||
      query.text.trim() !== '' ||
      query.marks.length + query.tiers.length + query.systems.length > 0,
    set: change => write({ ...query, ...change }),
    clear: () => write({ ...query, ...everything }),
  };
}
