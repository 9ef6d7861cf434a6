import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Runs a program; resolves to what it wrote.
 *
 * @throws Error with the command and its output when it does not end with 0
 */
export async function run(program, words, { cwd, env = {} } = {}) {
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
    });
  }
  const [code, signal] = await once(child, 'close');
  if (code !== 0) {
    const end = signal ? `was ended by ${signal}` : `ended with ${code}`;
    throw new Error(`${program} ${words.join(' ')} ${end}\n${output.trim()}`);
  }
  return output;
}

/** Where a program is on the PATH; undefined where it is not. */
export function programOnPath(name) {
  return process.env.PATH.split(delimiter)
    .map(folder => join(folder, name))
    .find(path => existsSync(path));
}
