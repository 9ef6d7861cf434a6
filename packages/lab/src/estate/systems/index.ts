import { cidevopsWeb } from './cidevopsWeb';
import { devopsPlatform } from './devopsPlatform';
import { ecommerce } from './ecommerce';
import { fastapiFargate } from './fastapiFargate';
import { serverlessMetrics } from './serverlessMetrics';

/** The services of the five reference systems, which stand in the estate from the start. */
export const referenceServices = [
  ...devopsPlatform,
  ...serverlessMetrics,
  ...ecommerce,
  ...fastapiFargate,
  ...cidevopsWeb,
];
