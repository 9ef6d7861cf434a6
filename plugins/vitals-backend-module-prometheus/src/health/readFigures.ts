import { burnWindows } from '@gantry/plugin-vitals-common';
import { PrometheusInstance } from '../settings';
import { QueryProfile } from '../profiles';
import {
  Scope,
  errorsQuery,
  quantileQuery,
  requestsQuery,
  upQuery,
} from '../promql/queries';
import { FigureReader } from './FigureReader';
import { DurationFigures, ProfileFigures, SetFigures } from './Figures';
import { LabelSet } from './LabelSet';
import { countRequests } from './countRequests';
import { readBuckets } from './readBuckets';

/** The window of the figures of now; four scrapes fit in where they are a minute apart. */
export const nowWindow = '5m';
export const quantiles = [0.5, 0.95, 0.99];

/**
 * What one instance knows of all entities of a set, or of one: a query a signal and profile, however many entities
 * there are. What a profile has no requests for, it is asked nothing more about.
 */
export async function readFigures(
  reader: FigureReader,
  set: LabelSet,
  scope: Scope,
  { profiles }: PrometheusInstance,
): Promise<SetFigures> {
  const [up, ...found] = await Promise.all([
    reader.figures(upQuery(scope), set.names),
    ...profiles.map(profile => readProfile(reader, set, scope, profile)),
  ]);
  return {
    up,
    profiles: found.filter(figures => figures !== undefined),
    failures: reader.failures,
  };
}

async function readProfile(
  reader: FigureReader,
  set: LabelSet,
  scope: Scope,
  profile: QueryProfile,
): Promise<ProfileFigures | undefined> {
  const { names } = set;
  const requests = await reader.figures(
    requestsQuery(profile, scope, 'rate', nowWindow),
    names,
  );
  if (!requests || requests.size === 0) {
    return undefined;
  }
  const [errors, ...durations] = await Promise.all([
    reader.figures(errorsQuery(profile, scope, 'rate', nowWindow), names),
    ...profile.durations.map(duration =>
      readDuration(reader, set, scope, profile, duration),
    ),
  ]);
  const figures = { profile, requests, errors, durations, counted: {} };
  const seconds = burnWindows[nowWindow] / 1000;
  const promises = set.targets.flatMap(({ objectives }) => objectives);
  if (promises.some(({ indicator }) => indicator === 'availability')) {
    figures.counted = {
      ...(await countRequests(reader, set, scope, profile)),
      // A rate is an increase a second: what is known need not be asked again.
      [nowWindow]: {
        total: times(requests, seconds),
        bad: errors && times(errors, seconds),
      },
    };
  }
  if (promises.some(({ indicator }) => indicator === 'latency')) {
    await Promise.all(
      durations.map(duration =>
        readBuckets(reader, set, scope, profile, duration),
      ),
    );
  }
  return figures;
}

async function readDuration(
  reader: FigureReader,
  { names }: LabelSet,
  scope: Scope,
  profile: QueryProfile,
  duration: string,
): Promise<DurationFigures> {
  const unit = profile.durationUnit === 'seconds' ? 1 : 1 / 1000;
  const answers = await Promise.all(
    quantiles.map(async quantile => {
      const query = quantileQuery(
        duration,
        profile,
        scope,
        quantile,
        nowWindow,
      );
      return [quantile, await reader.figures(query, names)] as const;
    }),
  );
  return {
    duration,
    quantiles: new Map(
      answers.flatMap(([quantile, figures]) =>
        figures ? [[quantile, times(figures, unit)] as const] : [],
      ),
    ),
    windows: {},
  };
}

function times(figures: Map<string, number>, factor: number) {
  return new Map([...figures].map(([key, value]) => [key, value * factor]));
}
