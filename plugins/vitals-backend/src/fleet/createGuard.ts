import { UpstreamError, toFailure } from '@gantry/plugin-vitals-node';
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ConsecutiveBreaker,
  bulkhead,
  circuitBreaker,
  handleWhen,
  wrap,
} from 'cockatiel';

const callsAtOnce = 8;
const callsInWaiting = 100;
const failuresInARow = 5;
const restMilliseconds = 15_000;

/** Stands between those who look and one source. */
export interface Guard {
  /** @throws UpstreamError at once while the source rests or too many wait for it */
  execute<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/**
 * Asks a source a few things at a time, and lets it rest once it has failed to answer several times in a row:
 * who looks then is told at once instead of waiting for the same failure.
 */
export function createGuard(source: string): Guard {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(failuresInARow),
    halfOpenAfter: restMilliseconds,
  });
  const policy = wrap(bulkhead(callsAtOnce, callsInWaiting), breaker);
  let last: unknown;

  return {
    async execute(ask, signal) {
      try {
        return await policy.execute(async () => {
          try {
            return await ask();
          } catch (error) {
            last = error;
            throw error;
          }
        }, signal);
      } catch (error) {
        if (error instanceof BrokenCircuitError) {
          const { kind, message } = toFailure(last, source);
          throw new UpstreamError(
            {
              kind,
              message: `${message.replace(/\.?$/, '.')} It is asked again within ${restMilliseconds / 1_000} s.`,
            },
            error,
          );
        }
        if (error instanceof BulkheadRejectedError) {
          throw new UpstreamError(
            {
              kind: 'throttled',
              message: `Too many people are waiting for ${source}; try again in a moment.`,
            },
            error,
          );
        }
        throw error;
      }
    },
  };
}

/** What another question would suffer as well. */
function isOutage(error: Error): boolean {
  const { kind } = toFailure(error, '');
  return kind === 'timeout' || kind === 'unreachable' || kind === 'throttled';
}
