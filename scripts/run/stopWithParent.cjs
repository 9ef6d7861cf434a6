// Loaded into the portal and the lab. Their standard input is a pipe from `./gantry`; it ends when
// `./gantry` does, even when that was killed, and then they stop as well.
const { isMainThread } = require('node:worker_threads');

const graceMilliseconds = 5_000;

if (
  isMainThread &&
  process.env.GANTRY_STOP_WITH_PARENT === String(process.ppid)
) {
  process.stdin.resume();
  process.stdin.unref();
  process.stdin.once('close', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), graceMilliseconds).unref();
  });
}
