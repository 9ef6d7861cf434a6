import { Failure } from '@gantry/plugin-vitals-common';
import { z } from 'zod';
import { PrometheusInstance } from '../settings';
import { envelope } from './answers';
import { toPartial, toRefusal } from './failures';
import { readBody } from './readBody';

/** Hears why an answer is not whole, which is given all the same. */
export type OnPartial = (failure: Failure) => void;

export interface ReadAnswerOptions {
  instance: PrometheusInstance;
  /** The longest answer that is read, in bytes. */
  mostBytes: number;
  onPartial: OnPartial;
}

/**
 * Reads the data out of an answer of the HTTP API.
 *
 * @throws UpstreamError where Prometheus refuses, SyntaxError for what it would not answer
 */
export async function readAnswer<T>(
  response: Response,
  schema: z.ZodType<T>,
  { instance, mostBytes, onPartial }: ReadAnswerOptions,
): Promise<T> {
  const { status, headers } = response;
  const text = await readBody(response, mostBytes);
  const answer = parse(text);
  const { errorType, error } = answer ?? {};
  if (!response.ok || answer?.status === 'error') {
    throw toRefusal(instance, {
      status,
      location: headers.get('location') ?? undefined,
      retryAfter: headers.get('retry-after') ?? undefined,
      errorType,
      error,
    });
  }
  if (!answer) {
    const type = headers.get('content-type') ?? 'without a content type';
    throw new SyntaxError(
      `it is no JSON of Prometheus (${type}, ${text.length} characters)`,
    );
  }
  const parsed = schema.safeParse(answer.data);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    throw new SyntaxError(`${['data', ...path].join('.')}: ${message}`);
  }
  const partial = toPartial(
    instance,
    answer.warnings ?? [],
    answer.isPartial ?? false,
  );
  if (partial) {
    onPartial(partial);
  }
  return parsed.data;
}

function parse(text: string): z.output<typeof envelope> | undefined {
  try {
    return envelope.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
