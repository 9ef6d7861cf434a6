import { Entity } from '@backstage/catalog-model';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** The folder `templates/` of this repository. */
export const libraryFolder = resolve(__dirname, '../../../../templates');

/** The fields that the form of a template asks for. */
export function fieldsOf(template: Entity): string[] {
  const pages = template.spec!.parameters as { properties: object }[];
  return pages.flatMap(({ properties }) => Object.keys(properties));
}

/** The templates as the catalog has them when `templates/all.yaml` is registered from a file. */
export function templateLibrary(): Entity[] {
  const library = join(libraryFolder, 'all.yaml');
  const { spec } = parse(readFileSync(library, 'utf8'));
  return spec.targets.map((target: string) => {
    const file = join(dirname(library), target);
    const template = parse(readFileSync(file, 'utf8'));
    return {
      ...template,
      metadata: {
        ...template.metadata,
        annotations: {
          'backstage.io/managed-by-location': `file:${file}`,
          'backstage.io/managed-by-origin-location': `file:${library}`,
        },
      },
    };
  });
}
