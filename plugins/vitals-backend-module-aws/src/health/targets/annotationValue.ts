import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** An annotation of an entity while it is being read; its errors say what would be right. */
export interface AnnotationValue {
  /** The comma-separated parts, trimmed. */
  items: string[];
  /** @returns the error to throw: names the annotation, the value and a correct example */
  wrong(item: string, why: string): InputError;
}

const mostItems = 100;
const longestQuote = 80;

/**
 * Undefined for an entity without the annotation.
 *
 * @throws InputError for an empty list, an empty part, or more than a hundred
 */
export function annotationValue(
  entity: Entity,
  annotation: string,
  example: string,
): AnnotationValue | undefined {
  const text = entity.metadata.annotations?.[annotation];
  if (text === undefined) {
    return undefined;
  }
  const wrong = (item: string, why: string) => {
    const quoted =
      item.length > longestQuote ? `${item.slice(0, longestQuote)}…` : item;
    return new InputError(
      `${annotation}: '${quoted}' ${why}; a correct value is '${example}'`,
    );
  };
  const items = text.split(',').map(item => item.trim());
  if (items.at(-1) === '' && items.length > 1) {
    items.pop();
  }
  if (items.includes('')) {
    throw wrong(text, 'has an empty part');
  }
  if (items.length > mostItems) {
    throw wrong(text, `has more than ${mostItems} parts`);
  }
  return { items, wrong };
}
