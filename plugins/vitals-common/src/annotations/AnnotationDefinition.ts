import { VitalKind } from '../reading';

/** The questions that the portal answers, and those that it is to answer. */
export type VitalWord = VitalKind | 'delivery' | 'resilience' | 'cost';

export type AnnotatedKind =
  'API' | 'Component' | 'Domain' | 'Group' | 'Resource' | 'System' | 'User';

/** All that is to be known of one annotation: the reference, the doctor and the tests read the same table. */
export interface AnnotationDefinition {
  key: string;
  /** What the portal does with it, in one sentence. */
  meaning: string;
  /** What a value looks like, in words. */
  format: string;
  /** A correct value, fit to be pasted. */
  example: string;
  /** The vitals that it can light; none for what only describes or links. */
  vitals: readonly VitalWord[];
  /** The kinds of entity that it says something about. */
  kinds: readonly AnnotatedKind[];
  /** What is wrong with a value, as a sentence that quotes it; undefined for a correct one. */
  check: (value: string) => string | undefined;
}

export const everyKind: readonly AnnotatedKind[] = [
  'API',
  'Component',
  'Domain',
  'Group',
  'Resource',
  'System',
  'User',
];

/** Kinds of what runs somewhere. */
export const runningKinds: readonly AnnotatedKind[] = ['Component', 'Resource'];

/** Kinds of what is owed to somebody: what runs, and the systems that it makes up. */
export const promisingKinds: readonly AnnotatedKind[] = [
  'Component',
  'Resource',
  'System',
];
