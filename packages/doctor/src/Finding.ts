export type Severity = 'error' | 'warning' | 'info';

export type Group = 'configuration' | 'database' | 'upstreams' | 'catalog';

/** Something that is wrong, or could be better. */
export interface Finding {
  /** Which kind of trouble, for example `database.unreachable`; the same from run to run. */
  id: string;
  severity: Severity;
  /** Which one of many it is about: a key of the configuration, an upstream, an entity. */
  subject?: string;
  /** One sentence. */
  what: string;
  /** What follows from it, in one sentence. */
  why: string;
  /** What to do about it, in one sentence. */
  mend: string;
  /** What can be pasted to do it: configuration, a policy, a command. */
  paste?: string;
}

/** One thing that is looked at. */
export interface Check {
  id: string;
  group: Group;
  /** A word or two that complete "these are good: …". */
  title: string;
  /** Where the upstream is that it asks. */
  address?: string;
  /**
   * Answers what it found, nothing when all is well.
   *
   * @throws Skip when it cannot look
   */
  run(): Promise<Finding[]> | Finding[];
}

/** Thrown by a check that cannot be made here; the message says why. */
export class Skip extends Error {}

/** Reads a section of the configuration; what is wrong with it is reported by the schema. @throws Skip */
export function readOrSkip<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Skip(
      `its configuration cannot be read: ${(error as Error).message}`,
    );
  }
}

/** What became of a check. */
export interface CheckOutcome extends Pick<Check, 'id' | 'group' | 'title'> {
  outcome: 'passed' | 'found' | 'skipped';
  /** Why it was skipped. */
  reason?: string;
}

export interface Report {
  checks: CheckOutcome[];
  /** `check` is the id of the check that found it. */
  findings: Array<Finding & { check: string; group: Group }>;
}
