import { QueryProfile } from '../profiles';
import {
  Scope,
  errorsQuery,
  historyQuery,
  requestsQuery,
} from '../promql/queries';
import { FigureReader } from './FigureReader';
import { ProfileFigures, TallyWindow } from './Figures';
import { LabelSet } from './LabelSet';
import { keptFor, needsHistory } from './tallyWindows';

const windows = ['30m', '1h', '6h', '3d', '30d'] as const;

/** Requests and errors of all entities of a set over the longer windows of {@link TallyWindow}. */
export async function countRequests(
  reader: FigureReader,
  { names }: LabelSet,
  scope: Scope,
  profile: QueryProfile,
): Promise<ProfileFigures['counted']> {
  const counted: ProfileFigures['counted'] = {};
  await Promise.all(
    windows.map(async window => {
      const period = keptFor[window];
      const [complete, total, bad] = await Promise.all([
        reachesBack(reader, profile, window),
        reader.figures(
          requestsQuery(profile, scope, 'increase', window),
          names,
          period,
        ),
        reader.figures(
          errorsQuery(profile, scope, 'increase', window),
          names,
          period,
        ),
      ]);
      if (complete && total) {
        counted[window] = { total, bad };
      }
    }),
  );
  return counted;
}

/**
 * Whether the upstream has figures of the beginning of a window. Where it has none, it would count over less
 * than the window and not say so.
 */
export async function reachesBack(
  reader: FigureReader,
  profile: QueryProfile,
  window: TallyWindow,
): Promise<boolean> {
  if (!needsHistory(window)) {
    return true;
  }
  const history = await reader.figures(
    historyQuery(profile, window),
    [],
    keptFor[window],
  );
  return (history?.size ?? 0) > 0;
}
