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

const shownErrors = 4;
const shownLines = 6;

/** The end of a log, and before it the last lines about errors if they stand further up. */
export function lastLines(path) {
  const lines = withoutCredentials(readLog(path))
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '');
  const errors = lines
    .slice(0, -shownLines)
    .filter(line => /\b(error|failed|fatal)\b/i.test(line));
  return [...errors.slice(-shownErrors), ...lines.slice(-shownLines)].map(
    line => (line.length > 300 ? `${line.slice(0, 300)}…` : line),
  );
}
