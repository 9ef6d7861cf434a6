import { ValueType } from './Expression';

/** The functions that the lab evaluates: what they take and what they give. */
export const signatures: Record<
  string,
  { parameters: ValueType[]; result: ValueType }
> = {
  rate: { parameters: ['matrix'], result: 'vector' },
  irate: { parameters: ['matrix'], result: 'vector' },
  increase: { parameters: ['matrix'], result: 'vector' },
  histogram_quantile: { parameters: ['scalar', 'vector'], result: 'vector' },
  clamp_min: { parameters: ['vector', 'scalar'], result: 'vector' },
  clamp_max: { parameters: ['vector', 'scalar'], result: 'vector' },
  vector: { parameters: ['scalar'], result: 'vector' },
  time: { parameters: [], result: 'scalar' },
};
