import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';

/** Starts a new log file, keeps the previous one as `.1`, and answers its path and descriptor. */
export function openLog(folder, name) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if (existsSync(path)) {
    renameSync(path, `${path}.1`);
  }
  return { path, descriptor: openSync(path, 'a') };
}

/** Hides what stands before the host of a URL, and npm's tokens. */
export function withoutCredentials(text) {
  return text
    .replace(/(\w+:\/\/)[^/\s@]+@/g, '$1')
    .replace(/(_auth(?:Token)?|_password)(["']?\s*[=:]\s*)\S+/gi, '$1$2…');
}

export function readLog(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The last lines that say something; the lines about errors win where there are any. */
export function lastLines(path, count = 8) {
  const lines = withoutCredentials(readLog(path))
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '');
  const errors = lines.filter(line =>
    /\b(error|failed|fatal)\b|YN00(?!00)\d\d.*(✘|Error)/i.test(line),
  );
  return (errors.length > 0 ? errors : lines)
    .slice(-count)
    .map(line => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
}
