import { Entity } from '@backstage/catalog-model';
import { AnnotationDefinition } from './AnnotationDefinition';
import { annotationDefinitions } from './annotationDefinitions';
import { nearest } from '../nearest';

/** Nothing but what the table holds may begin so. */
const ownPrefix = 'gantry.dev/';

/** As many letters may be wrong in a key before another one was meant. */
const mostTypos = { ours: 3, others: 2 };

export interface AnnotationProblem {
  annotation: string;
  value: string;
  /** A sentence that says what is wrong. */
  problem: string;
  /** A correct value, of the annotation that was probably meant if the key is unknown; empty if none comes near. */
  example: string;
}

const known = new Map(
  annotationDefinitions.map(definition => [definition.key, definition]),
);
const keys = [...known.keys()];

/**
 * What is wrong with the annotations of an entity: values that cannot be read, and keys that look like
 * one of those that the portal honours without being it. Annotations of others are none of its business.
 */
export function checkAnnotations(
  entity: Pick<Entity, 'metadata'>,
): AnnotationProblem[] {
  return Object.entries(entity.metadata.annotations ?? {}).flatMap(
    ([annotation, value]) => {
      const definition = known.get(annotation);
      return definition
        ? checkValue(definition, value)
        : checkKey(annotation, value);
    },
  );
}

/** A problem as one line: the annotation, what is wrong, and what would be right. */
export function describeAnnotationProblem({
  annotation,
  problem,
  example,
}: AnnotationProblem): string {
  return `${annotation}: ${problem}${example && ` A correct value is '${example}'.`}`;
}

function checkValue(
  { key, check, example }: AnnotationDefinition,
  value: string,
): AnnotationProblem[] {
  const problem = check(value);
  return problem ? [{ annotation: key, value, problem, example }] : [];
}

function checkKey(annotation: string, value: string): AnnotationProblem[] {
  const isOurs = annotation.startsWith(ownPrefix);
  const guess = isOurs
    ? (nearest(annotation, keys, mostTypos.ours) ?? containing(annotation))
    : nearest(annotation, keys, mostTypos.others);
  if (!isOurs && !guess) {
    return [];
  }
  const hint = guess ? ` Did you mean ${guess}?` : '';
  return [
    {
      annotation,
      value,
      problem: `Gantry knows no annotation of this name.${hint}`,
      example: (guess && known.get(guess)?.example) ?? '',
    },
  ];
}

/** `gantry.dev/alarms` is not one letter away from anything, and yet it is plain what was meant. */
function containing(annotation: string): string | undefined {
  const word = annotation.slice(ownPrefix.length);
  return word.length > 2
    ? keys.find(key => key.startsWith(ownPrefix) && key.includes(word))
    : undefined;
}
