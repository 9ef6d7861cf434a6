import { GoldenSignal } from '@gantry/plugin-vitals-common';

/** In this order: `ErrorRequests` are errors, `RequestLatency` is latency. */
const words: [RegExp, GoldenSignal][] = [
  [/error|fault|fail|[45]xx|throttl|reject|unhealthy|dead/i, 'errors'],
  [/latency|duration|time|delay|\bage|AgeOf|lag/i, 'latency'],
  [/request|invocation|count|sent|received|published|messages/i, 'traffic'],
];

/** The golden signal that a metric of somebody's own most likely belongs to, by its name. */
export function signalOf(metricName: string): GoldenSignal {
  return words.find(([word]) => word.test(metricName))?.[1] ?? 'saturation';
}
