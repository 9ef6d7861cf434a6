/** Databases limit the number of variables in a statement. */
const chunkSize = 200;

/** Runs a statement over a long list piece by piece, one after the other. */
export async function inChunks<T, R>(
  items: T[],
  run: (chunk: T[]) => PromiseLike<R>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < items.length; start += chunkSize) {
    answers.push(await run(items.slice(start, start + chunkSize)));
  }
  return answers;
}
