import { FailureKind, SourceFailure } from '@gantry/plugin-vitals-common';
import { vendorName } from './sourceName';

const titles: Record<FailureKind, (vendor: string) => string> = {
  'not-configured': vendor => `${vendor} is not configured here`,
  'not-found': vendor => `${vendor} knows nothing by that name`,
  denied: vendor => `${vendor} refuses to answer: a right is missing`,
  throttled: vendor => `${vendor} limits how often it may be asked`,
  timeout: vendor => `${vendor} did not answer in time`,
  malformed: vendor => `${vendor} gave an answer that cannot be understood`,
  unreachable: vendor => `${vendor} cannot be reached`,
};

/** The class of a failure in plain words. */
export function failureTitle({
  kind,
  source,
}: Pick<SourceFailure, 'kind' | 'source'>): string {
  const vendor = vendorName(source);
  // What stands under a provider as a whole went wrong before any of its sources was asked.
  return kind === 'malformed' && !source.includes('/')
    ? `An annotation for ${vendor} cannot be read`
    : titles[kind](vendor);
}
