import { component } from '../__testUtils__/entities';
import { createProvider } from '../__testUtils__/createProvider';

const url = 'https://prometheus.example';
const provider = createProvider([
  { id: 'production', url },
  { id: 'lab', url, allowEntityQueries: true },
]);

function read(annotations: Record<string, string>) {
  return provider.targets(component('orders', annotations));
}

describe('what an entity asks', () => {
  it('is nothing without an annotation, and nothing where nothing is configured', () => {
    const labels = { 'prometheus.io/labels': 'service=orders' };

    expect(read({})).toEqual([]);
    expect(
      read({
        'prometheus.io/service-name': 'lab',
        'gantry.dev/slo': 'availability=99.9%',
      }),
    ).toEqual([]);
    expect(createProvider([]).targets(component('orders', labels))).toEqual([]);
  });

  it('is its labels, alerts and promises, of the first instance', () => {
    expect(
      read({
        'prometheus.io/labels': 'namespace=shop,service="a,b"',
        'prometheus.io/alert': 'Down, Slow,Down',
        'gantry.dev/slo': 'availability=99.9%',
      }),
    ).toEqual([
      {
        entityRef: 'component:default/orders',
        source: 'prometheus/production',
        labels: { namespace: 'shop', service: 'a,b' },
        alerts: ['Down', 'Slow'],
        objectives: [{ indicator: 'availability', percent: 99.9 }],
        queries: [],
      },
    ]);
  });

  it('is all alerts with its labels where it names none', () => {
    expect(read({ 'prometheus.io/labels': 'service=a' })).toMatchObject([
      { alerts: 'all' },
    ]);
    expect(
      read({
        'prometheus.io/labels': 'service=a',
        'prometheus.io/alert': 'all',
      }),
    ).toMatchObject([{ alerts: 'all' }]);
  });

  it('is its queries only of an instance that takes them', () => {
    const rule = { 'prometheus.io/rule': 'sum(up)|job' };

    expect(
      read({ ...rule, 'prometheus.io/service-name': 'lab' }),
    ).toMatchObject([
      {
        source: 'prometheus/lab',
        alerts: [],
        queries: [{ query: 'sum(up)', label: 'job' }],
      },
    ]);
    expect(() => read(rule)).toThrow(
      "prometheus.io/rule: 'sum(up)|job' is a query, and production takes none from entities; whoever runs the portal can allow them with allowEntityQueries: true in vitals.prometheus.instances",
    );
  });

  it.each([
    [
      { 'prometheus.io/labels': 'service' },
      "prometheus.io/labels: 'service' is not of the form label=value; a correct value is 'namespace=shop,service=orders'",
    ],
    [
      { 'prometheus.io/alert': 'all' },
      "prometheus.io/alert: 'all' means all alerts that carry the labels of prometheus.io/labels, and there are none; a correct value is 'OrdersHighErrorRate,OrdersHighLatency'",
    ],
    [
      { 'prometheus.io/alert': 'all,Down' },
      "prometheus.io/alert: 'all' stands alone",
    ],
    [{ 'prometheus.io/alert': 'Down,,Slow' }, 'has an empty part'],
    [{ 'prometheus.io/alert': 'x'.repeat(10_000) }, 'is longer than 255'],
    [
      { 'prometheus.io/labels': 'a=b', 'gantry.dev/slo': 'uptime=99%' },
      "gantry.dev/slo: 'uptime' is no indicator",
    ],
  ])('is refused: %j', (annotations, message) => {
    let error: Error | undefined;
    try {
      read(annotations as Record<string, string>);
    } catch (thrown) {
      error = thrown as Error;
    }

    expect(error).toMatchObject({ name: 'InputError' });
    expect(error!.message).toContain(message);
    expect(error!.message.length).toBeLessThan(400);
  });

  it('is not looked for where it may not be', () => {
    let error: unknown;
    try {
      read({
        'prometheus.io/labels': 'a=b',
        'prometheus.io/service-name': 'https://evil.example',
      });
    } catch (thrown) {
      error = thrown;
    }

    expect(error).toMatchObject({
      failure: {
        kind: 'not-configured',
        message:
          "prometheus.io/service-name: 'https://evil.example' is not an instance of vitals.prometheus.instances.",
        fix: 'prometheus.io/service-name: production or lab',
      },
    });
  });
});
