import { LabRequest, readBody } from '../../protocols/http';
import { readDuration } from './promql/literals';
import { PrometheusError } from './promql/PrometheusError';

const BODY_LIMIT = 256 * 1024;

/** The parameters of a call: those of its address, and those of a form that it posts. */
export async function parametersOf(
  request: LabRequest,
): Promise<URLSearchParams> {
  const all = new URLSearchParams(request.query);
  const type = request.message.headers['content-type'] ?? '';
  if (
    request.method === 'POST' &&
    /^application\/x-www-form-urlencoded\b/i.test(type)
  ) {
    const body = await readBody(request.message, BODY_LIMIT);
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
      all.append(name, value);
    }
  }
  return all;
}

export function invalid(name: string, message: string): PrometheusError {
  return new PrometheusError(
    'bad_data',
    `invalid parameter "${name}": ${message}`,
  );
}

/** Milliseconds since the epoch, from seconds or RFC 3339. */
export function timeOf(
  parameters: URLSearchParams,
  name: string,
  fallback?: number,
): number {
  const text = parameters.get(name);
  if (!text && fallback !== undefined) {
    return fallback;
  }
  const time = /^[+-]?[\d.]+(e\d+)?$/i.test(text ?? '')
    ? Math.round(Number(text) * 1000)
    : Date.parse(text ?? '');
  if (Number.isNaN(time)) {
    throw invalid(name, `cannot parse "${text ?? ''}" to a valid timestamp`);
  }
  return time;
}

/** Milliseconds, from seconds or a duration such as `5m`. */
export function durationOf(
  parameters: URLSearchParams,
  name: string,
): number | undefined {
  const text = parameters.get(name);
  if (!text) {
    return undefined;
  }
  const milliseconds = /^[+-]?[\d.]+$/.test(text)
    ? Number(text) * 1000
    : readDuration(text);
  if (milliseconds === undefined || Number.isNaN(milliseconds)) {
    throw invalid(name, `cannot parse "${text}" to a valid duration`);
  }
  return milliseconds;
}
