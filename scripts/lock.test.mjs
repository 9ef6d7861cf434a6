import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { identityOf } from './lib/identity.mjs';
import { Lock } from './lib/lock.mjs';

let folder;
let path;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a held lock names its holder, and is free again once released', async () => {
  const { lock } = await Lock.acquire(path, 'first');

  const second = await Lock.acquire(path, 'second');

  assert.equal(second.lock, undefined);
  assert.equal(second.holder.purpose, 'first');
  assert.equal(second.holder.pid, process.pid);
  lock.release();
  assert.ok((await Lock.acquire(path, 'third')).lock);
});

test('of many that ask at once one gets a stale lock', async () => {
  writeFileSync(
    path,
    JSON.stringify({ pid: process.pid, identity: 'an earlier process' }),
  );

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      Lock.acquire(path, `number ${index}`),
    ),
  );

  assert.equal(answers.filter(({ lock }) => lock).length, 1);
});

test('a lock of a process id that another process has now is taken over', async () => {
  writeFileSync(
    path,
    JSON.stringify({ pid: process.ppid, identity: 'an earlier process' }),
  );

  const { lock } = await Lock.acquire(path, 'next');

  assert.ok(lock);
  assert.equal(JSON.parse(readFileSync(path, 'utf8')).pid, process.pid);
});

test('a lock file that is not whole is taken over', async () => {
  writeFileSync(path, '{"pid": 1');

  assert.ok((await Lock.acquire(path, 'next')).lock);
});

test('what a dead holder left running is ended, and nobody else', async t => {
  const start = () =>
    spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  const [orphan, stranger] = [start(), start()];
  t.after(() => stranger.kill());
  await Promise.all([once(orphan, 'spawn'), once(stranger, 'spawn')]);
  writeFileSync(
    path,
    JSON.stringify({
      pid: 2 ** 22 + 1,
      identity: 'gone',
      children: [
        { pid: orphan.pid, identity: identityOf(orphan.pid) },
        { pid: stranger.pid, identity: 'an earlier process of that id' },
      ],
    }),
  );
  const ended = once(orphan, 'exit');

  await Lock.acquire(path, 'next');

  assert.deepEqual(await ended, [null, 'SIGTERM']);
  assert.ok(identityOf(stranger.pid));
});

test('releasing leaves the lock of another alone', async () => {
  const { lock } = await Lock.acquire(path, 'first');
  const other = JSON.stringify({
    pid: process.ppid,
    identity: identityOf(process.ppid),
  });
  writeFileSync(path, other);

  lock.release();

  assert.ok(existsSync(path));
});
