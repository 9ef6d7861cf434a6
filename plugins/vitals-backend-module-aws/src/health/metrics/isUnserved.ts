import { UpstreamError } from '@gantry/plugin-vitals-node';

const kinds: readonly string[] = ['denied', 'not-configured', 'throttled'];
/** Of connections that never came to be. One that breaks or takes too long may have carried a question. */
const codes: readonly unknown[] = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
];

/**
 * Whether AWS has surely not served a call, which then costs nothing.
 *
 * @param error - what the SDK threw
 * @param classified - the same, classified
 */
export function isUnserved(
  error: unknown,
  { failure }: UpstreamError,
): boolean {
  return (
    kinds.includes(failure.kind) ||
    codes.includes((error as { code?: unknown } | undefined)?.code)
  );
}
