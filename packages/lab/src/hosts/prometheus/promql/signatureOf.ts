import { Labels } from '../../../estate/scrape/ScrapedSeries';
import { Binary } from './Expression';
import { keyOf, without } from './Value';

/** What two series must have in common to be partners. The name never counts, unless it is asked for. */
export function signatureOf(
  labels: Labels,
  matching: Binary['matching'],
): string {
  return matching.on
    ? matching.labels.map(name => labels[name] ?? '').join('\xff')
    : keyOf(without(labels, [...matching.labels, '__name__']));
}
