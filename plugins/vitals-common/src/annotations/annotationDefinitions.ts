import { AnnotationDefinition } from './AnnotationDefinition';
import { awsDefinitions } from './definitions/aws';
import { backstageDefinitions } from './definitions/backstage';
import { deliveryDefinitions } from './definitions/delivery';
import { gantryDefinitions } from './definitions/gantry';
import { prometheusDefinitions } from './definitions/prometheus';

/** Every annotation that the portal honours, ours first. */
export const annotationDefinitions: readonly AnnotationDefinition[] = [
  ...gantryDefinitions,
  ...awsDefinitions,
  ...prometheusDefinitions,
  ...deliveryDefinitions,
  ...backstageDefinitions,
];
