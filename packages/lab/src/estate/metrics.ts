import { count, durations, gauge, Sample, share } from './Sample';
import { Figure } from './rhythm';

/** One metric of a resource: its name, its unit and how its minutes look. */
export interface Metric {
  name: string;
  unit: string;
  calm: Figure;
  sample: (value: number, minute: number) => Sample | undefined;
}

/** A level that hardly moves within a minute. */
export function level(name: string, unit: string, calm: Figure): Metric {
  return { name, unit, calm, sample: value => gauge(Math.max(value, 0)) };
}

export function percent(name: string, calm: Figure): Metric {
  return level(name, 'Percent', calm);
}

/** A number that is exact, such as connections or free bytes. */
export function exact(name: string, calm: Figure, unit = 'Count'): Metric {
  return {
    name,
    unit,
    calm,
    sample: value => gauge(Math.max(Math.round(value), 0), 0),
  };
}

/** Events that are counted; a minute without any reports nothing. */
export function events(name: string, calm: Figure): Metric {
  return {
    name,
    unit: 'Count',
    calm,
    sample: value => (value > 0 ? count(Math.round(value)) : undefined),
  };
}

/** Those among `all` observations of a minute that were of a kind, such as errors among invocations. */
export function among(all: Figure, name: string, calm: Figure): Metric {
  return {
    name,
    unit: 'Count',
    calm,
    sample: (value, minute) => share(Math.round(value), all(minute)),
  };
}

/** Durations of `all` observations of a minute, by their 95th percentile. */
export function latencies(
  all: Figure,
  name: string,
  unit: 'Seconds' | 'Milliseconds',
  p95: Figure,
): Metric {
  return {
    name,
    unit,
    calm: p95,
    sample: (value, minute) => durations(value, all(minute)),
  };
}
