import { AnnotationDefinition, promisingKinds } from '../AnnotationDefinition';
import { annotations } from '../annotations';
import { listOf, matching, parsed } from '../values/checks';
import { parseLabels } from '../values/parseLabels';
import { parseQueries } from '../values/parseQueries';

const health = { vitals: ['health'] as const, kinds: promisingKinds };

/** Those of the Prometheus plugin for Backstage. */
export const prometheusDefinitions: AnnotationDefinition[] = [
  {
    key: annotations.prometheusServiceName,
    meaning:
      'The configured Prometheus instance that knows the entity, by its id; without it, the first one.',
    format: 'the id of an instance',
    example: 'production',
    ...health,
    vitals: [],
    check: matching(/^[\w.-]{1,128}$/, 'no id of an instance'),
  },
  {
    key: annotations.prometheusAlert,
    meaning:
      'The alerts that say whether the entity works; all that carry its labels unless told.',
    format: 'names of alerts separated by commas, or all',
    example: 'OrdersHighErrorRate,OrdersHighLatency',
    ...health,
    check: listOf(matching(/^.{1,255}$/, 'no name of an alert')),
  },
  {
    key: annotations.prometheusLabels,
    meaning: 'The labels that all series and alerts of the entity carry.',
    format:
      'label=value pairs separated by commas, values with commas in double quotes; all must match',
    example: 'namespace=shop,service=orders',
    ...health,
    check: parsed(parseLabels),
  },
  {
    key: annotations.prometheusRule,
    meaning:
      'Queries to draw, with the label to draw them by; they work only where the configuration of the source allows queries from entities.',
    format: 'query or query|label, separated by commas',
    example: 'sum by (route) (rate(http_requests_total[5m]))|route',
    ...health,
    check: parsed(parseQueries),
  },
];
