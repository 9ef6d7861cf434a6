import { Matcher } from './Matcher';

export interface Selector {
  type: 'selector';
  matchers: Matcher[];
  /** Milliseconds; present for a range vector. */
  range?: number;
  /** Milliseconds back in time. */
  offset: number;
}

export interface Call {
  type: 'call';
  name: string;
  arguments: Expression[];
}

/** Which labels stay: those that are named, or all but those. */
export interface Grouping {
  by: boolean;
  labels: string[];
}

export interface Aggregation {
  type: 'aggregation';
  operator: string;
  grouping: Grouping;
  of: Expression;
}

export interface Binary {
  type: 'binary';
  operator: string;
  bool: boolean;
  /** `on (…)` or `ignoring (…)`. */
  matching: { on: boolean; labels: string[] };
  left: Expression;
  right: Expression;
}

/** A query of the subset that the lab evaluates. */
export type Expression =
  | { type: 'number'; value: number }
  | { type: 'string'; value: string }
  | { type: 'negative'; of: Expression }
  | Selector
  | Call
  | Aggregation
  | Binary;

export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';
