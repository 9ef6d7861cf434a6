import { cp, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

interface Build {
  done: Promise<void>;
  folder: string;
  users: number;
}

/** Runs a build once for all who ask for it while it is under way; each gets a copy of its own. */
export class SharedBuilds {
  private readonly running = new Map<string, Promise<Build>>();

  /** @param build writes into the folder that it is given */
  async run(
    key: string,
    target: string,
    build: (folder: string) => Promise<void>,
  ): Promise<void> {
    const begun = this.running.get(key) ?? this.begin(key, target, build);
    const shared = await begun;
    shared.users += 1;
    try {
      await shared.done;
      await cp(shared.folder, target, { recursive: true });
    } finally {
      shared.users -= 1;
      if (shared.users === 0) {
        await rm(shared.folder, { recursive: true, force: true });
      }
    }
  }

  private begin(
    key: string,
    target: string,
    build: (folder: string) => Promise<void>,
  ): Promise<Build> {
    const begun = mkdtemp(`${path.resolve(target)}-shared-`).then(folder => ({
      done: build(folder).finally(() => this.running.delete(key)),
      folder,
      users: 0,
    }));
    this.running.set(key, begun);
    begun.catch(() => this.running.delete(key));
    return begun;
  }
}
