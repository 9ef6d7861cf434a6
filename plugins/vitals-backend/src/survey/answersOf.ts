import { LoggerService } from '@backstage/backend-plugin-api';
import { Failure, VitalKind } from '@gantry/plugin-vitals-common';
import {
  SurveyResult,
  Target,
  VitalsProvider,
  toFailure,
} from '@gantry/plugin-vitals-node';
import { SourceResult } from '../store';
import { untilAborted } from './untilAborted';

/**
 * Asks a provider and answers exactly once for every target: what it said, or the failure that stands for
 * all targets it could not get to.
 *
 * @param deadline - aborts when the upstream has had its time
 * @param stop - aborts when nobody wants to know any more; thrown on
 */
export async function* answersOf(
  provider: VitalsProvider,
  source: string,
  targets: Target[],
  { deadline, stop }: { deadline: AbortSignal; stop: AbortSignal },
  logger: LoggerService,
): AsyncGenerator<SourceResult, void> {
  const signal = AbortSignal.any([deadline, stop]);
  const unanswered = new Set(targets.map(({ entityRef }) => entityRef));
  let failure: Failure = {
    kind: 'malformed',
    message: `${source} gave no answer for this entity.`,
  };
  try {
    for await (const result of untilAborted(
      provider.survey(targets, signal),
      signal,
    )) {
      if (unanswered.delete(result.target.entityRef)) {
        yield toSourceResult(result);
      }
    }
  } catch (error) {
    stop.throwIfAborted();
    failure = toFailure(error, source);
    logger.warn(`Survey of ${source} failed: ${failure.message}`);
  }
  for (const entityRef of unanswered) {
    yield { entityRef, failure };
  }
}

function toSourceResult(result: SurveyResult<VitalKind, Target>): SourceResult {
  const { entityRef } = result.target;
  if ('failure' in result) {
    return { entityRef, failure: result.failure };
  }
  // An upstream whose clock is ahead has not seen the future: its reading must be able to grow old.
  const now = Date.now();
  const ahead = Date.parse(result.reading.observedAt) > now;
  const observedAt = ahead
    ? new Date(now).toISOString()
    : result.reading.observedAt;
  return { entityRef, reading: { ...result.reading, observedAt } };
}
