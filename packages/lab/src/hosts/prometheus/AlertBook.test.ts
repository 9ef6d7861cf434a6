import { Estate } from '../../estate/Estate';
import { Scenario } from '../../estate/scenarios/Scenario';
import { referenceServices } from '../../estate/systems';
import { PrometheusServer } from './PrometheusServer';

const MINUTE = 60_000;
const from = Date.UTC(2026, 10, 20, 12);

const comesAndGoes: Scenario = {
  name: 'comes-and-goes',
  description: 'Latency comes and goes.',
  effects: [
    {
      service: 'order-management',
      namespace: 'AWS/ApplicationELB',
      metricName: 'TargetResponseTime',
      reaches: 2,
      withinMinutes: 1,
      turns: { onMinutes: 6, offMinutes: 4 },
    },
  ],
};

describe('AlertBook', () => {
  it('misses no turn of an incident that comes and goes for hours', () => {
    const now = from + 120 * MINUTE;
    const estate = new Estate(referenceServices, [
      { scenario: comesAndGoes, from },
    ]);
    const { book } = new PrometheusServer(
      () => estate,
      () => now,
    ).holdings();
    const [group, rule] = estate.alertGroups
      .flatMap(each => each.rules.map(of => [each, of] as const))
      .find(
        ([, { name, query }]) =>
          name === 'HighLatencyP95' && query.includes('order-management'),
      )!;

    const fired = book
      .alerts(group, rule, now)
      .map(({ firedAt }) => Math.floor((firedAt! - from) / MINUTE));

    // A minute until it shows, and two that the rule waits.
    expect(fired).toEqual([2, 12, 22, 32, 42, 52, 62, 72, 82, 92, 102, 112]);
  });
});
