import { InputError } from '@backstage/errors';

/**
 * The text of an answer.
 *
 * @param most - bytes, after decompression
 * @throws InputError when there are more
 */
export async function readBody(
  response: Response,
  most: number,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // Leaving the loop early ends the connection, however much is still to come.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) {
      throw new InputError(
        `the answer is longer than ${Math.round(most / 1_048_576)} MiB`,
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
