import { Entity } from '@backstage/catalog-model';
import { entityFacts } from './entityFacts';

/** What a page of docs tells of the entity that it documents. */
export function docsDocument(entity: Entity) {
  return {
    ...entityFacts(entity),
    category: 'docs',
    // The stock collator copies every annotation into every page.
    annotations: {},
  };
}
