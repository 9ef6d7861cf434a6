import { loadBalancer } from './edge/loadBalancer';
import { Estate } from './Estate';
import { evaluateAlarm } from './evaluateAlarm';
import { Journal } from './Journal';
import { ecsService } from './platforms/ecs';
import { scenarios } from './scenarios';
import { Effect, Scenario } from './scenarios/Scenario';
import { metricKey } from './Series';
import { Service } from './Service';
import { postgres } from './stores/rds';
import { referenceServices } from './systems';

const HOUR = 3600_000;
const start = Date.UTC(2026, 10, 16);
const orders = referenceServices.find(
  ({ name }) => name === 'order-management',
)!;

function alarmOf(estate: Estate, name: string) {
  return estate.alarms('us-east-1').find(alarm => alarm.name === name)!;
}

describe('the estate', () => {
  it('stays within every threshold through a quiet week, whatever a service promises', () => {
    const impatient: Service = {
      ...referenceServices[0],
      name: 'impatient',
      parts: [
        loadBalancer({ latencyP95Milliseconds: 5, peakRequests: 20_000 }),
        ecsService(),
        postgres(),
      ],
    };
    const estate = new Estate([...referenceServices, impatient], []);
    const firing: string[] = [];

    const alarms = ['us-east-1', 'us-west-2'].flatMap(region =>
      estate.alarms(region),
    );
    for (const alarm of alarms) {
      const series = estate.series(alarm.region).get(metricKey(alarm));
      for (
        let time = start;
        time < start + 7 * 24 * HOUR;
        time += 149 * 60_000
      ) {
        const { value, reason } = evaluateAlarm(alarm, series, time, []);
        if (value !== 'OK') {
          firing.push(`${alarm.name}: ${reason}`);
        }
      }
    }

    expect(new Set(alarms.map(({ name }) => name)).size).toBe(alarms.length);
    expect(firing).toEqual([]);
  });

  it('runs out of data when a metric stops, and comes back with it', () => {
    const silence: Scenario = {
      name: 'silence',
      description: 'The database reports nothing.',
      effects: [
        {
          service: 'order-management',
          namespace: 'AWS/RDS',
          metricName: 'CPUUtilization',
          stops: true,
        },
      ],
    };
    const from = start + HOUR;
    const to = start + 2 * HOUR;
    const journal: Journal = [{ scenario: silence, from, to }];
    const estate = new Estate([orders], journal);
    const alarm = alarmOf(estate, 'order-management-rds-cpu');

    const silent = estate.state(alarm, from + 20 * 60_000);
    const timeline = estate.timeline(alarm, start + 3 * HOUR);

    expect(silent).toMatchObject({
      value: 'INSUFFICIENT_DATA',
      reason: 'Insufficient Data: 5 datapoints were unknown.',
      at: from + 5 * 60_000,
    });
    expect(timeline.map(({ value, at }) => [value, at])).toEqual([
      ['INSUFFICIENT_DATA', orders.createdAt],
      ['OK', orders.createdAt + 60_000],
      ['INSUFFICIENT_DATA', from + 5 * 60_000],
      ['OK', to + 60_000],
    ]);
  });

  it('forgets an incident a minute after its end, but not for want of data', () => {
    const at = (minutes: number) => start + minutes * 60_000;
    const strike = (
      service: string,
      metric: Pick<Effect, 'namespace' | 'metricName'>,
      reaches: number,
    ): Journal => [
      {
        scenario: {
          name: 'strike',
          description: 'Strikes.',
          effects: [{ service, ...metric, reaches, withinMinutes: 1 }],
        },
        from: at(61),
        to: at(72),
      },
    ];
    const timelineOf = (journal: Journal, name: string) => {
      const estate = new Estate(referenceServices, journal);
      return estate
        .timeline(alarmOf(estate, name), at(120))
        .slice(2)
        .map(state => [state.value, (state.at - start) / 60_000]);
    };

    const often = timelineOf(
      strike(
        'order-management',
        {
          namespace: 'AWS/ApplicationELB',
          metricName: 'HTTPCode_Target_5XX_Count',
        },
        80,
      ),
      'order-management-alb-5xx',
    );
    const seldom = timelineOf(
      strike(
        'metrics-health-check',
        { namespace: 'DevOpsMetrics', metricName: 'HealthCheckPassed' },
        0,
      ),
      'metrics-health-check-failed',
    );

    expect(often).toEqual([
      ['ALARM', 62],
      ['OK', 73],
    ]);
    // It is measured every five minutes.
    expect(seldom).toEqual([
      ['ALARM', 66],
      ['OK', 76],
    ]);
  });

  it('plays each scenario alike at any hour', () => {
    const firing = (scenario: Scenario, from: number) => {
      const estate = new Estate(referenceServices, [{ scenario, from }]);
      const now = from + ((scenario.begunMinutesAgo ?? 6) + 3) * 60_000;
      return ['us-east-1', 'us-west-2']
        .flatMap(region => estate.alarms(region))
        .filter(alarm => estate.state(alarm, now).value === 'ALARM')
        .map(alarm => {
          const since = (estate.state(alarm, now).at - from) / 60_000;
          return `${alarm.name} after ${since}`;
        });
    };
    for (const scenario of scenarios) {
      const first = firing(scenario, start);
      for (let hour = 1; hour < 7 * 24; hour += 5) {
        expect([hour, firing(scenario, start + hour * HOUR)]).toEqual([
          hour,
          first,
        ]);
      }
    }
  });

  it('begins each alarm without data', () => {
    const estate = new Estate([{ ...orders, createdAt: start }], []);
    const alarm = alarmOf(estate, 'order-management-rds-storage');

    expect(estate.state(alarm, start + 30_000)).toMatchObject({
      value: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
    });
    expect(estate.state(alarm, start + 61_000).reason).toMatch(
      /^Threshold Crossed: 1 out of the last 3 datapoints \[\d\.\d+E10 \(16\/11\/26 00:00:00\)\] was not less than the threshold \(2\.147483648E9\) \(minimum 1 datapoint for ALARM -> OK transition\)\.$/,
    );
  });

  it('explains an alarm whose missing datapoints count as harmless', () => {
    const estate = new Estate([orders], []);
    const alarm = alarmOf(estate, 'order-management-alb-5xx');

    const state = evaluateAlarm(alarm, undefined, start, []);

    expect(state).toMatchObject({
      value: 'OK',
      reason:
        'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    });
  });

  it('keeps the alarm of an incident that lasts for days', () => {
    const scenario: Scenario = {
      name: 'slow',
      description: 'Slow.',
      effects: [
        {
          service: 'order-management',
          namespace: 'AWS/ApplicationELB',
          metricName: 'TargetResponseTime',
          reaches: 2,
          withinMinutes: 1,
        },
      ],
    };
    const estate = new Estate([orders], [{ scenario, from: start }]);
    const alarm = alarmOf(estate, 'order-management-alb-latency-p95');

    const state = estate.state(alarm, start + 72 * HOUR);

    expect(state).toMatchObject({ value: 'ALARM', at: start + 3 * 60_000 });
  });
});
