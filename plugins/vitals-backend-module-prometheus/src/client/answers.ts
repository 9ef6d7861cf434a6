import { z } from 'zod';

const labels = z.record(z.string(), z.string());
const point = z.tuple([z.number(), z.string()]);

/** What stands around every answer of Prometheus's HTTP API. */
export const envelope = z.object({
  status: z.enum(['success', 'error']),
  errorType: z.string().optional(),
  error: z.string().optional(),
  data: z.unknown().optional(),
  /** Thanos, Mimir and remote reads say here what they could not ask. */
  warnings: z.array(z.string()).nullish(),
  /** VictoriaMetrics's word for the same. */
  isPartial: z.boolean().nullish(),
});

/** A native histogram in place of a value is no figure, and is passed over. */
export const vector = z.object({
  resultType: z.literal('vector'),
  result: z.array(z.object({ metric: labels, value: point.optional() })),
});

export const matrix = z.object({
  resultType: z.literal('matrix'),
  result: z.array(
    z.object({ metric: labels, values: z.array(point).optional() }),
  ),
});

const alertingRule = z.object({
  type: z.literal('alerting'),
  name: z.string(),
  query: z.string(),
  labels: labels.nullish(),
  annotations: labels.nullish(),
  health: z.string(),
  lastError: z.string().optional(),
  lastEvaluation: z.string(),
  alerts: z
    .array(
      z.object({
        labels,
        annotations: labels.nullish(),
        state: z.string(),
        activeAt: z.string().nullish(),
      }),
    )
    .nullish(),
});

const anyRule = z.union([
  alertingRule,
  // Servers that do not know the parameter `type` send recording rules, too.
  z.object({ type: z.literal('recording') }),
]);

export const rules = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      interval: z.number().optional(),
      rules: z.array(anyRule),
    }),
  ),
});

export type AlertingRule = z.output<typeof alertingRule>;
export type RuleGroup = Omit<
  z.output<typeof rules>['groups'][number],
  'rules'
> & {
  rules: AlertingRule[];
};

/** A figure of now, with the labels that it was grouped by. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

export interface SampleSeries {
  labels: Record<string, string>;
  /** `[milliseconds since the epoch by our clock, value]`, oldest first. */
  points: [number, number][];
}
