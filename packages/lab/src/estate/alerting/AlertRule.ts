/** An alerting rule of Prometheus. */
export interface AlertRule {
  name: string;
  /** PromQL. */
  query: string;
  /** Seconds for which it must hold. */
  forSeconds: number;
  labels: Record<string, string>;
  /** May hold `{{ $labels.service }}` and `{{ $value }}`. */
  annotations: Record<string, string>;
}

/** Rules that are evaluated together. */
export interface AlertGroup {
  name: string;
  file: string;
  rules: AlertRule[];
  /** Whether an incident of what belongs to a system can make its alerts fire. */
  concerns: (of: { system: string }) => boolean;
}
