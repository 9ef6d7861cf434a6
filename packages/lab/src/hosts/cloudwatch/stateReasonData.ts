import { AlarmDefinition } from '../../estate/AlarmDefinition';
import { AlarmState } from '../../estate/AlarmState';

function instant(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** The machine-readable twin of a state's reason, as CloudWatch writes it. A fresh alarm has none. */
export function stateReasonData(
  alarm: AlarmDefinition,
  state: AlarmState,
): string | undefined {
  if (state.evaluated.length === 0) {
    return undefined;
  }
  const known = state.evaluated.filter(point => point.value !== undefined);
  const oldest = known[known.length - 1];
  return JSON.stringify({
    version: '1.0',
    queryDate: instant(state.at),
    startDate: oldest && instant(oldest.start),
    unit: alarm.unit,
    statistic: alarm.statistic,
    period: alarm.period,
    recentDatapoints: known.map(point => point.value).reverse(),
    threshold: alarm.threshold,
    evaluatedDatapoints: state.evaluated.map(point => ({
      timestamp: instant(point.start),
      sampleCount: point.sampleCount,
      value: point.value,
    })),
  });
}
