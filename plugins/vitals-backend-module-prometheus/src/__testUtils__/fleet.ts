import { FakePrometheus, FakeSample } from './FakePrometheus';
import { component } from './entities';

export const shopOf = (service: string) => ({ namespace: 'shop', service });

export const labelled = (
  service: string,
  more: Record<string, string> = {},
  labels = `namespace=shop,service=${service}`,
) => component(service, { 'prometheus.io/labels': labels, ...more });

export const orders = labelled('orders');

/** One figure of orders. */
export const ofOrders = (
  value: number,
  more: Record<string, string> = {},
): FakeSample[] => [{ metric: { ...shopOf('orders'), ...more }, value }];

/** A group with one alerting rule. */
export function rule(
  upstream: FakePrometheus,
  name: string,
  more: Record<string, unknown> = {},
) {
  const { interval = 60, ...rest } = more;
  return {
    name,
    file: 'rules.yml',
    interval,
    rules: [
      {
        type: 'alerting',
        name,
        query: 'vector(1) > 2',
        duration: 0,
        labels: {},
        annotations: {},
        alerts: [],
        health: 'ok',
        state: 'inactive',
        lastEvaluation: upstream.ago(1_000),
        evaluationTime: 0.001,
        ...rest,
      },
    ],
  };
}

/** An alert of orders. */
export function alert(
  upstream: FakePrometheus,
  more: Record<string, unknown> = {},
  labels: Record<string, string> = {},
) {
  return {
    state: 'firing',
    activeAt: upstream.ago(600_000),
    value: '1e+00',
    annotations: { summary: 'Many requests fail.' },
    labels: { ...shopOf('orders'), ...labels },
    ...more,
  };
}

/** Answers the first whose words all stand in a query. */
export function answering(
  table: [words: string[], answer: ReturnType<FakePrometheus['answer']>][],
): FakePrometheus['answer'] {
  return query =>
    table.find(([words]) => words.every(word => query.includes(word)))?.[1] ??
    [];
}
