import { CustomErrorBase } from '@backstage/errors';
import { Failure, FailureKind } from '@gantry/plugin-vitals-common';

/** Thrown by a provider whose upstream could not answer, already classified; keeps its cause. */
export class UpstreamError extends CustomErrorBase {
  name = 'UpstreamError' as const;

  constructor(
    readonly failure: Failure,
    cause?: unknown,
  ) {
    super(failure.message, cause);
  }
}

const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'UND_ERR_SOCKET',
]);
const timeoutCodes = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);
const timeoutNames = new Set(['AbortError', 'TimeoutError']);

const phrases: Record<'timeout' | 'unreachable' | 'malformed', string> = {
  timeout: 'did not answer in time',
  unreachable: 'cannot be reached',
  malformed: 'gave an answer that could not be understood',
};

/**
 * Classifies an error that a provider did not classify itself, by its name and system error code.
 *
 * @param subject - who did not answer, to begin the message with
 */
export function toFailure(error: unknown, subject: string): Failure {
  if (error instanceof UpstreamError) {
    return error.failure;
  }
  const kind = classify(error);
  const detail = error instanceof Error ? error.message : String(error);
  return { kind, message: `${subject} ${phrases[kind]}: ${detail}` };
}

function classify(
  error: unknown,
): Extract<FailureKind, 'timeout' | 'unreachable' | 'malformed'> {
  for (
    let cause = error as { name?: string; code?: string; cause?: unknown };
    cause;
    cause = cause.cause as typeof cause
  ) {
    // The code first: the AWS SDK calls a reset connection a TimeoutError, too.
    if (unreachableCodes.has(cause.code ?? '')) return 'unreachable';
    if (
      timeoutNames.has(cause.name ?? '') ||
      timeoutCodes.has(cause.code ?? '')
    )
      return 'timeout';
  }
  return 'malformed';
}
