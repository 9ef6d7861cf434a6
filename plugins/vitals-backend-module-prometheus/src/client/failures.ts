import { Failure } from '@gantry/plugin-vitals-common';
import { UpstreamError, toFailure } from '@gantry/plugin-vitals-node';
import { PrometheusInstance } from '../settings';

const longestQuote = 300;
/** What an upstream may ask for and be believed, in seconds; a survey comes again of itself anyway. */
const longestPause = 3_600;

/** What an answer says, as far as it is needed to tell what went wrong. */
export interface Refusal {
  status: number;
  location?: string;
  retryAfter?: string;
  /** Prometheus's own word for the kind of the error, and its words for the error. */
  errorType?: string;
  error?: string;
}

/** Names an instance in a message; never by its address, which is nobody's business but the operator's. */
export function subjectOf({ id, title }: PrometheusInstance): string {
  return title === id ? `Prometheus ${id}` : `Prometheus ${title} (${id})`;
}

/** Classifies an answer that is no success. */
export function toRefusal(
  instance: PrometheusInstance,
  { status, location, retryAfter, errorType, error }: Refusal,
): UpstreamError {
  const subject = subjectOf(instance);
  const said = error ? `: ${shortened(error)}` : '';
  const key = `vitals.prometheus.instances, id ${instance.id}`;
  const fail = (failure: Failure) => new UpstreamError(failure);

  if (status >= 300 && status < 400) {
    return fail({
      kind: 'malformed',
      message: `${subject} redirects to ${hostOf(location, instance.url)}, which is not followed.`,
      fix: `Let url of ${key} be the address of the API itself, past any sign-in page.`,
    });
  }
  if (status === 401 || status === 403) {
    return fail({
      kind: 'denied',
      message: `${subject} answers ${status} (${status === 401 ? 'credentials are missing or wrong' : 'the credentials may not read'})${said}.`,
      fix: `Correct auth of ${key}${instance.auth?.sigv4 ? '; the role needs aps:QueryMetrics and aps:ListRules' : ''}.`,
    });
  }
  if (status === 404) {
    return fail({
      kind: 'not-found',
      message: `${subject} has no API of Prometheus at its address (404)${said}.`,
      fix: `Let url of ${key} end before /api/v1.`,
    });
  }
  if (status === 429) {
    const pause = Number(retryAfter);
    const wish =
      pause > 0 && pause <= longestPause ? `; it asks to wait ${pause} s` : '';
    return fail({
      kind: 'throttled',
      message: `${subject} refuses for now, there were too many queries (429)${said}${wish}.`,
    });
  }
  if (errorType === 'timeout' || errorType === 'canceled' || status === 504) {
    return fail({
      kind: 'timeout',
      message: `${subject} could not answer a query in time (${status})${said}.`,
      fix: 'Prometheus limits queries with --query.timeout and --query.max-concurrency; it may be short of memory or CPU.',
    });
  }
  if (status === 400 || status === 422 || (status >= 200 && status < 300)) {
    return fail({
      kind: 'malformed',
      message: `${subject} does not accept a query (${status})${said}.`,
    });
  }
  return fail({
    kind: 'unreachable',
    message: `${subject} failed itself (${status})${said}.`,
  });
}

/** Remarks on the query, which Prometheus makes in the same place; its answer is whole. */
const remark = /^PromQL (info|warning):/;

/** Why an answer that is a success lacks something; undefined for one that is whole. */
export function toPartial(
  instance: PrometheusInstance,
  warnings: readonly string[],
  isPartial: boolean,
): Failure | undefined {
  const [warning] = warnings.filter(each => !remark.test(each));
  return warning !== undefined || isPartial
    ? {
        kind: 'unreachable',
        message: `${subjectOf(instance)} answers in part only${warning ? `: ${shortened(warning)}` : ''}.`,
        fix: 'See to the stores and sidecars that it asks; what one of them holds is missing.',
      }
    : undefined;
}

/** Classifies what was thrown on the way to an instance or on reading its answer. */
export function toPrometheusError(
  instance: PrometheusInstance,
  error: unknown,
): UpstreamError {
  if (error instanceof UpstreamError) {
    return error;
  }
  const root = rootOf(error);
  const subject = subjectOf(instance);
  if (root.name === 'CredentialsProviderError') {
    return new UpstreamError(
      {
        kind: 'denied',
        message: `There are no AWS credentials for ${subject}: ${shortened(root.message)}.`,
        fix: 'Add the account to aws.accounts, or give the process a role.',
      },
      error,
    );
  }
  return new UpstreamError(toFailure(root, subject), error);
}

/** fetch says no more than "fetch failed"; what happened stands in its cause. */
function rootOf(error: unknown): Error & { code?: string } {
  let root = error as Error & { code?: string; cause?: unknown };
  while (typeof root.cause === 'object' && root.cause) {
    root = root.cause as typeof root;
  }
  const { message, name, code } = root;
  return Object.assign(new Error(message || code || name), { name, code });
}

function hostOf(location: string | undefined, base: string): string {
  try {
    return new URL(location ?? '', base).host;
  } catch {
    return 'another address';
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
