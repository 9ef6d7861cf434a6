import { Effect, Timing } from './Scenario';

/** Writes the effects on one service down as a table. */
export function effectsOn(
  service: string,
  rows: Array<
    [
      namespace: string,
      metricName: string,
      reaches: number,
      withinMinutes: number,
      more?: Timing & Pick<Effect, 'dimensions'>,
    ]
  >,
): Effect[] {
  return rows.map(([namespace, metricName, reaches, withinMinutes, more]) => ({
    service,
    namespace,
    metricName,
    reaches,
    withinMinutes,
    ...more,
  }));
}
