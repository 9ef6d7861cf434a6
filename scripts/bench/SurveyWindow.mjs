const lastRun = ({ taskState }) => taskState?.lastRunEndedAt;

export const isRunning = ({ taskState }) => taskState?.status === 'running';

/**
 * Whether a source was being surveyed, or has been, since.
 * @param tasks of the surveys, as the scheduler tells them: when nothing ran, and later
 */
export function hasRunSince(tasks, later) {
  const earlier = new Map(tasks.map(task => [task.taskId, lastRun(task)]));
  return later.some(
    task => isRunning(task) || lastRun(task) !== earlier.get(task.taskId),
  );
}

/**
 * One survey of all sources as it is seen from outside: from when the first of them begins until the last one has
 * ended. The databases keep whole seconds alone, so that the beginnings and ends are those seen here.
 */
export class SurveyWindow {
  /** Whether a source was surveyed again before the last one had been: then more was asked than one survey asks. */
  isRepeated = false;
  #earlier;
  #lookedAt;
  #began = new Map();
  #ended = new Map();

  /** @param at milliseconds since the epoch */
  constructor(tasks, at) {
    this.#earlier = new Map(tasks.map(task => [task.taskId, lastRun(task)]));
    this.#lookedAt = at;
  }

  get hasBegun() {
    return this.#began.size + this.#ended.size > 0;
  }

  get hasEnded() {
    return this.#ended.size === this.#earlier.size;
  }

  /** What the longest source took. */
  get seconds() {
    return Math.max(...[...this.#ended.values()].map(({ seconds }) => seconds));
  }

  look(tasks, at) {
    for (const task of tasks) {
      const id = task.taskId;
      const ended = this.#ended.get(id);
      if (ended) {
        this.isRepeated ||= isRunning(task) || lastRun(task) !== ended.run;
      } else if (isRunning(task)) {
        this.#began.set(id, this.#began.get(id) ?? this.#lookedAt);
      } else if (lastRun(task) !== this.#earlier.get(id)) {
        const began = this.#began.get(id) ?? this.#lookedAt;
        this.#ended.set(id, {
          run: lastRun(task),
          seconds: (at - began) / 1_000,
        });
      }
    }
    this.#lookedAt = at;
  }
}
