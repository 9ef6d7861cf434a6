import { Readable } from 'node:stream';
import { CustomErrorBase } from '@backstage/errors';
import { NodeHttpHandler } from '@smithy/node-http-handler';

type Handle = NodeHttpHandler['handle'];

/** Thrown when an answer is longer than any true one. Asking again would not make it shorter. */
export class AnswerTooLongError extends CustomErrorBase {
  name = 'AnswerTooLongError' as const;

  /** @param most - mebibytes */
  constructor(readonly most: number) {
    super(`The answer is longer than ${most} MiB`);
  }
}

/** Thrown when an answer does not come to its end. Called as the SDK calls what it tries again. */
export class AnswerTooSlowError extends CustomErrorBase {
  name = 'TimeoutError' as const;
}

/** In milliseconds: to connect, to begin an answer, and to end it once it has begun. */
const timeouts = {
  connectionTimeout: 3_000,
  requestTimeout: 10_000,
  throwOnRequestTimeout: true,
};
const bodyTimeout = 15_000;
/** In mebibytes. CloudWatch's longest answer, of 100,800 data points, has some four. */
const longestBody = 16;
const mebibyte = 1_048_576;

/**
 * What clients of AWS send requests with: the SDK's own handler, which waits without end for the end of an
 * answer and keeps all of it in memory, with bounds to both. Calls that the SDK makes by itself, for
 * credentials, have no other deadline.
 */
export class BoundedHandler extends NodeHttpHandler {
  constructor() {
    super(timeouts);
  }

  async handle(...call: Parameters<Handle>): ReturnType<Handle> {
    const answer = await super.handle(...call);
    answer.response.body = Readable.from(bound(answer.response.body));
    return answer;
  }
}

async function* bound(body: Readable): AsyncGenerator<Buffer> {
  const late = setTimeout(() => {
    body.destroy(
      new AnswerTooSlowError(`No whole answer within ${bodyTimeout} ms`),
    );
  }, bodyTimeout);
  let size = 0;
  try {
    // Leaving the loop early ends the connection, however much is still to come.
    for await (const chunk of body) {
      size += chunk.length;
      if (size > longestBody * mebibyte) {
        throw new AnswerTooLongError(longestBody);
      }
      yield chunk;
    }
  } finally {
    clearTimeout(late);
  }
}
