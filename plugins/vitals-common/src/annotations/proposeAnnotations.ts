import { Entity } from '@backstage/catalog-model';
import { AnnotationDefinition, VitalWord } from './AnnotationDefinition';
import { annotationDefinitions } from './annotationDefinitions';
import { annotations } from './annotations';

export interface AnnotationProposal {
  key: string;
  /** To begin with: made of the entity's name where that is usual, otherwise an example. */
  value: string;
  meaning: string;
  format: string;
}

/** By name: what most begin with, the usual first. */
const usual: Record<string, (name: string) => string> = {
  [annotations.cloudwatchAlarms]: name => `${name}-*`,
  [annotations.prometheusLabels]: name => `service=${name}`,
};

/** They say more of what another annotation names, or work only where that is configured. */
const neverAlone: readonly string[] = [
  annotations.slo,
  annotations.prometheusRule,
];

/** The annotations that can light a vital of an entity, the usual ones first. */
export function proposeAnnotations(
  vital: VitalWord,
  { kind, metadata }: Pick<Entity, 'kind' | 'metadata'>,
): AnnotationProposal[] {
  const isFit = ({ key, vitals, kinds }: AnnotationDefinition) =>
    vitals.includes(vital) &&
    !neverAlone.includes(key) &&
    kinds.some(each => each.toLowerCase() === kind.toLowerCase());
  const fit = annotationDefinitions.filter(isFit);
  return [
    ...fit.filter(({ key }) => key in usual),
    ...fit.filter(({ key }) => !(key in usual)),
  ].map(({ key, example, meaning, format }) => ({
    key,
    value: usual[key]?.(metadata.name) ?? example,
    meaning,
    format,
  }));
}
