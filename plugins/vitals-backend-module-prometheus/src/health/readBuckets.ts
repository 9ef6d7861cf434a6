import { QueryProfile } from '../profiles';
import {
  Scope,
  boundsQuery,
  bucketsQuery,
  fractionQuery,
  observationsQuery,
} from '../promql/queries';
import { FigureReader } from './FigureReader';
import { Buckets, DurationFigures, TallyWindow } from './Figures';
import { LabelSet, keyIn } from './LabelSet';
import { reachesBack } from './countRequests';
import { keptFor } from './tallyWindows';

/** More promised times than any histogram has buckets; those that the fewest promise are not looked for. */
export const mostBounds = 50;
const boundsKeptFor = 60 * 60_000;
const windows = ['5m', '30m', '1h', '6h', '3d', '30d'] as const;

/** The bound of a promise in the unit of the metric. */
export function boundIn(
  { durationUnit }: QueryProfile,
  milliseconds: number,
): number {
  return durationUnit === 'seconds' ? milliseconds / 1000 : milliseconds;
}

/**
 * Counts, over every window, the requests that took no longer than the times that are promised.
 *
 * @param figures - is completed
 */
export async function readBuckets(
  reader: FigureReader,
  set: LabelSet,
  scope: Scope,
  profile: QueryProfile,
  figures: DurationFigures,
): Promise<void> {
  const asked = mostPromised(set);
  figures.asked = new Set(asked);
  const bounds = asked.map(milliseconds => boundIn(profile, milliseconds));
  const read = scope.native ? readNative : readClassic;
  await Promise.all(
    windows.map(async window => {
      const [complete, buckets] = await Promise.all([
        reachesBack(reader, profile, window),
        read(reader, set, scope, profile, figures.duration, bounds, window),
      ]);
      if (complete && buckets) {
        figures.windows[window] = buckets;
      }
    }),
  );
  if (lacksBucket(set, profile, figures)) {
    const all = await reader.buckets(
      boundsQuery(figures.duration, profile, scope),
      set.names,
      boundsKeptFor,
    );
    figures.bounds =
      all && new Map([...all].map(([key, found]) => [key, [...found.keys()]]));
  }
}

/**
 * The times that most entities promise, in milliseconds, ascending. Each entity has one vote that its times share,
 * so that no one can crowd out others by promising many.
 */
function mostPromised({ targets }: LabelSet): number[] {
  const votes = new Map<number, number>();
  for (const { objectives } of targets) {
    const times = new Set(
      objectives.flatMap(each =>
        each.indicator === 'latency' ? [each.milliseconds] : [],
      ),
    );
    for (const time of times) {
      votes.set(time, (votes.get(time) ?? 0) + 1 / times.size);
    }
  }
  return [...votes]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b)
    .slice(0, mostBounds)
    .map(([time]) => time)
    .sort((a, b) => a - b);
}

function readClassic(
  reader: FigureReader,
  { names }: LabelSet,
  scope: Scope,
  profile: QueryProfile,
  duration: string,
  bounds: number[],
  window: TallyWindow,
): Promise<Buckets | undefined> {
  return reader.buckets(
    bucketsQuery(duration, profile, scope, bounds, window),
    names,
    keptFor[window],
  );
}

/** Native histograms have no fixed buckets: Prometheus tells the share below a bound, one bound at a time. */
async function readNative(
  ...question: Parameters<typeof readClassic>
): Promise<Buckets | undefined> {
  const [reader, { names }, scope, profile, duration, bounds, window] =
    question;
  const period = keptFor[window];
  const [classic, totals, ...shares] = await Promise.all([
    readClassic(...question),
    reader.figures(
      observationsQuery(duration, profile, scope, window),
      names,
      period,
    ),
    ...bounds.map(bound =>
      reader.figures(
        fractionQuery(duration, profile, scope, bound, window),
        names,
        period,
      ),
    ),
  ]);
  if (!classic || !totals) {
    return undefined;
  }
  const buckets: Buckets = new Map(classic);
  for (const [key, total] of totals) {
    const below = shares.flatMap((share, i): [number, number][] => {
      // Of no requests there is no share; none were slow.
      const fraction = share?.get(key) ?? (total === 0 ? 1 : undefined);
      return fraction === undefined ? [] : [[bounds[i], fraction * total]];
    });
    if (!buckets.has(key) && below.length > 0) {
      buckets.set(key, new Map([...below, [Infinity, total]]));
    }
  }
  return buckets;
}

function lacksBucket(
  { names, targets }: LabelSet,
  profile: QueryProfile,
  { windows: read, asked }: DurationFigures,
): boolean {
  const now = read['5m'];
  return targets.some(({ labels, objectives }) => {
    const buckets = now?.get(keyIn(names, labels!));
    return (
      buckets !== undefined &&
      objectives.some(
        objective =>
          objective.indicator === 'latency' &&
          asked?.has(objective.milliseconds) &&
          !buckets.has(boundIn(profile, objective.milliseconds)),
      )
    );
  });
}
