const heartbeatMilliseconds = 15_000;

export function note(text) {
  process.stderr.write(`gantry: ${text}\n`);
}

export function seconds(milliseconds) {
  return milliseconds < 9_950
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.round(milliseconds / 1000)} s`;
}

/** Says what is being done, that it is still being done, and how long it took. */
export async function step(title, work) {
  const begin = Date.now();
  note(`${title} …`);
  const heartbeat = setInterval(
    () => note(`${title} … ${seconds(Date.now() - begin)} so far`),
    heartbeatMilliseconds,
  );
  try {
    const result = await work();
    note(`${title}: done in ${seconds(Date.now() - begin)}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
