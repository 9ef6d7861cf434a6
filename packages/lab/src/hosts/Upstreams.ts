import { InputError } from '@backstage/errors';

export const upstreamNames = [
  'cloudwatch',
  'tagging',
  'sts',
  'git',
  'kubernetes',
  'prometheus',
] as const;
export type UpstreamName = (typeof upstreamNames)[number];

export const upstreamStates = ['up', 'down', 'throttled', 'denied'] as const;
/** `down` breaks the connection, `throttled` and `denied` answer with the upstream's own error. */
export type UpstreamState = (typeof upstreamStates)[number];

/**
 * How each upstream behaves at the moment, and how often each of its operations has been called. Everything is up
 * again after a restart.
 */
export class Upstreams {
  private readonly counts = new Map<string, number>();
  private readonly states = new Map<UpstreamName, UpstreamState>(
    upstreamNames.map(name => [name, 'up']),
  );

  get(name: UpstreamName): UpstreamState {
    return this.states.get(name) ?? 'up';
  }

  set(name: string, state: unknown): void {
    const upstream = upstreamNames.find(candidate => candidate === name);
    if (!upstream) {
      throw new InputError(
        `No upstream is named '${name}'. There are: ${upstreamNames.join(', ')}`,
      );
    }
    const known = upstreamStates.find(candidate => candidate === state);
    if (!known) {
      throw new InputError(
        `'${state}' is not a state of an upstream. There are: ${upstreamStates.join(', ')}`,
      );
    }
    this.states.set(upstream, known);
  }

  /** @param times - more than one for what is paid by the piece, such as metrics */
  count(name: UpstreamName, operation: string, times = 1): void {
    const key = `${name} ${operation}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + times);
  }

  /** By upstream and operation, such as `cloudwatch DescribeAlarms`. */
  calls(): Record<string, number> {
    return Object.fromEntries(
      [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  all(): Record<string, UpstreamState> {
    return Object.fromEntries(this.states);
  }
}
