import {
  FoldOptions,
  Verdicts,
  VitalKind,
  isStale,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { EntityRecord, silences } from '../store';

/** By vital, where its verdict is unknown since this source does not answer. */
export type SilentSources = { [K in VitalKind]?: string };

/** Tells what is unknown for want of an answer, which says nothing of the entity, from what is unknown of itself. */
export function silentSources(
  verdicts: Verdicts,
  { readings, failures }: Pick<EntityRecord, 'readings' | 'failures'>,
  age: FoldOptions,
): SilentSources {
  const silent: SilentSources = {};
  for (const kind of vitalKinds) {
    const verdict = verdicts[kind];
    if (verdict?.status !== 'unknown') {
      continue;
    }
    const { source } = verdict;
    const failure = failures.find(
      each => each.vital === kind && each.source === source,
    );
    const reading = readings.find(
      each => each.kind === kind && each.source === source,
    );
    const isOutlived = !reading || isStale(reading, age);
    if (isOutlived && (!failure || silences.includes(failure.kind))) {
      silent[kind] = source;
    }
  }
  return silent;
}
