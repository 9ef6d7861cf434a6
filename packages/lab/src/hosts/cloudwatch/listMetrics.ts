import { z } from 'zod';
import { metricKey, Series } from '../../estate/Series';
import { pageOf } from '../../protocols/pageToken';
import { Operation } from '../AwsService';
import { parseInput } from '../parseInput';
import { invalidNextToken } from './errors';

const PAGE = 500;

const listMetricsInput = z.object({
  Namespace: z.string().min(1).max(255).optional(),
  MetricName: z.string().min(1).max(255).optional(),
  Dimensions: z
    .array(z.object({ Name: z.string(), Value: z.string().optional() }))
    .max(10)
    .default([]),
  NextToken: z.string().optional(),
});

/** The metrics of a region, filtered the way CloudWatch filters them. */
export const listMetrics: Operation = (raw, { estate, region }) => {
  const { NextToken, ...filters } = parseInput(listMetricsInput, raw);
  const matches = (series: Series) =>
    (!filters.Namespace || series.namespace === filters.Namespace) &&
    (!filters.MetricName || series.metricName === filters.MetricName) &&
    filters.Dimensions.every(({ Name, Value }) => {
      const value = series.dimensions[Name];
      return value !== undefined && (Value === undefined || Value === value);
    });
  const found = [...estate.series(region).values()]
    .filter(matches)
    .map(series => ({ series, key: metricKey(series) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = pageOf(found, {
    key: ({ key }) => key,
    limit: PAGE,
    token: NextToken,
    request: { region, ...filters },
    invalidToken: invalidNextToken,
  });
  return {
    Metrics: page.items.map(({ series }) => ({
      Namespace: series.namespace,
      MetricName: series.metricName,
      Dimensions: Object.entries(series.dimensions).map(([Name, Value]) => ({
        Name,
        Value,
      })),
    })),
    NextToken: page.nextToken,
  };
};
