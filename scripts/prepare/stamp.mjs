import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Remembers from what a result was made. The stamp is taken away before the work and put back only
 * after its success, so that a result that was left half-done is never taken for a whole one.
 */
export class Stamp {
  #path;

  constructor(path) {
    this.#path = path;
  }

  matches(value) {
    try {
      return readFileSync(this.#path, 'utf8') === value;
    } catch {
      return false;
    }
  }

  remove() {
    rmSync(this.#path, { force: true });
  }

  write(value) {
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.${process.pid}`;
    writeFileSync(draft, value);
    renameSync(draft, this.#path);
  }
}
