/** A reference as people read it: without its kind and the usual namespace. Cheap, as there may be thousands. */
export function refLabel(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf(':') + 1).replace(/^default\//, '');
}
