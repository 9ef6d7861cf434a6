import SwaggerParser from '@apidevtools/swagger-parser';
import {
  annotationDefinitions,
  checkAnnotations,
  describeAnnotationProblem,
} from '@gantry/plugin-vitals-common';
import { parse } from 'yaml';
import { docsProblems } from './docsProblems';
import { CatalogEntry } from './readCatalog';

const ownedKinds = ['API', 'Component', 'Domain', 'Resource', 'System'];
const knownAnnotations = new Set(annotationDefinitions.map(({ key }) => key));

/** All that is wrong with a catalog of ours, each a line that begins with the entity. */
export async function catalogProblems(
  entries: CatalogEntry[],
): Promise<string[]> {
  return [
    ...entries.flatMap(({ ref, refusal }) =>
      refusal ? [`${ref}: ${refusal}`] : [],
    ),
    ...twins(entries),
    ...entries.flatMap(annotationProblems),
    ...danglingReferences(entries),
    ...(await Promise.all(entries.map(definitionProblems))).flat(),
    ...(await docsProblems(entries)),
  ];
}

function twins(entries: CatalogEntry[]): string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ ref }) => {
    const isTwin = seen.has(ref);
    seen.add(ref);
    return isTwin ? [`${ref}: is described twice`] : [];
  });
}

function annotationProblems({ ref, entity }: CatalogEntry): string[] {
  const unknown = Object.keys(entity.metadata.annotations ?? {})
    .filter(key => !knownAnnotations.has(key) && !key.startsWith('gantry.dev/'))
    .map(key => `${ref}: ${key} is an unknown annotation`);
  const wrong = checkAnnotations(entity).map(
    problem => `${ref}: ${describeAnnotationProblem(problem)}`,
  );
  return [...unknown, ...wrong];
}

function danglingReferences(entries: CatalogEntry[]): string[] {
  const known = new Set(entries.map(({ ref }) => ref));
  return entries.flatMap(({ ref, entity, related, refusal }) => [
    ...related
      .filter(other => !known.has(other))
      .map(other => `${ref}: there is no ${other}`),
    ...(ownedKinds.includes(entity.kind) && !refusal && !entity.spec?.owner
      ? [`${ref}: has no owner`]
      : []),
  ]);
}

async function definitionProblems({
  ref,
  entity,
  refusal,
}: CatalogEntry): Promise<string[]> {
  if (refusal || entity.spec?.type !== 'openapi') {
    return [];
  }
  try {
    await SwaggerParser.validate(parse(String(entity.spec.definition)));
    return [];
  } catch (error) {
    return [`${ref}: its OpenAPI document is wrong: ${error}`];
  }
}
