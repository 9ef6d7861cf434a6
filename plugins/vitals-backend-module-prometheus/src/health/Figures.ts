import { BurnWindow, Failure } from '@gantry/plugin-vitals-common';
import { QueryProfile } from '../profiles';

/** The windows over which requests are counted; the longest is that of the error budget. */
export type TallyWindow = BurnWindow | '30d';

/** One figure for each entity that has one, by its key in the set. */
export type Figures = Map<string, number>;

/** Requests by the bound of the bucket that they fall below, in the metric's own unit. */
export type Buckets = Map<string, Map<number, number>>;

export interface DurationFigures {
  /** The name of the histogram. */
  duration: string;
  /** Seconds, by quantile. */
  quantiles: Map<number, Figures>;
  windows: Partial<Record<TallyWindow, Buckets>>;
  /** The promised times that were asked for, in milliseconds. */
  asked?: ReadonlySet<number>;
  /** All buckets that there are; asked for only where a promised one is missing. */
  bounds?: Map<string, number[]>;
}

/** What one profile found for the entities of a set. What could not be read is absent. */
export interface ProfileFigures {
  profile: QueryProfile;
  /** Requests a second. An entity without a series is absent. */
  requests: Figures;
  /** Errors a second. An entity that never had one is absent. */
  errors?: Figures;
  durations: DurationFigures[];
  counted: Partial<Record<TallyWindow, { total: Figures; bad?: Figures }>>;
}

export interface SetFigures {
  /** The share of scraped targets that are up. */
  up?: Figures;
  profiles: ProfileFigures[];
  /** Why figures are missing. */
  failures: Failure[];
}
