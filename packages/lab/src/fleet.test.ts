import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { parseAllDocuments } from 'yaml';
import { awsClients } from './__testUtils__/awsClients';
import { PrometheusClient } from './__testUtils__/prometheusClient';
import { useLab } from './__testUtils__/startLab';
import { Estate } from './estate/Estate';
import { fleetServices } from './estate/fleet/fleetServices';
import { suffix } from './estate/provision';
import { Scenario } from './estate/scenarios/Scenario';
import { Scrape } from './estate/scrape/Scrape';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const SIZE = 600;

interface Entity {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: {
    targets?: string[];
    system?: string;
    owner: string;
    domain?: string;
    dependsOn?: string[];
  };
}

describe('a fleet', () => {
  const lab = useLab(SIZE);
  const prometheus = () =>
    new PrometheusClient(`${lab().url}/prometheus`, 'Bearer lab');

  async function read(file: string): Promise<Entity[]> {
    const answer = await fetch(`${lab().url}/lab/catalog/${file}`);
    expect(answer.status).toBe(200);
    return parseAllDocuments(await answer.text()).map(each => each.toJS());
  }

  async function catalog(): Promise<Entity[]> {
    const [location] = await read('all.yaml');
    const files = await Promise.all(location.spec.targets!.map(read));
    return files.flat();
  }

  async function alarms(): Promise<MetricAlarm[]> {
    const { cloudwatch } = awsClients(lab().url);
    const found: MetricAlarm[] = [];
    let NextToken: string | undefined;
    do {
      const page = await cloudwatch.send(
        new DescribeAlarmsCommand({ MaxRecords: 100, NextToken }),
      );
      found.push(...page.MetricAlarms!);
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  }

  it('stands in the catalog, with owners, systems and services that it depends on', async () => {
    const entities = await catalog();
    const named = (kind: string) =>
      entities
        .filter(entity => entity.kind === kind)
        .map(({ metadata }) => metadata.name);
    const components = entities.filter(({ kind }) => kind === 'Component');

    expect(new Set(named('Component')).size).toBe(SIZE);
    expect(named('Domain')).toEqual(['fleet']);
    expect(named('System')).toHaveLength(SIZE / 25);
    const missing = components.flatMap(({ spec }) =>
      (spec.dependsOn ?? []).filter(
        ref => !named('Component').includes(ref.replace('component:', '')),
      ),
    );
    expect(missing).toEqual([]);
    expect(
      components.filter(({ spec }) => spec.dependsOn!.length > 0).length,
    ).toBeGreaterThan(SIZE / 2);
    expect(
      components.filter(({ spec }) => !named('System').includes(spec.system!)),
    ).toEqual([]);
    const { services, fleet } = await (
      await fetch(`${lab().url}/lab/status`)
    ).json();
    expect(fleet).toEqual({ services: SIZE });
    expect(services.length).toBeLessThan(50);
  });

  it('has catalog files that need not be read twice', async () => {
    const url = `${lab().url}/lab/catalog/services-001.yaml`;
    const { headers } = await fetch(url);

    const again = await fetch(url, {
      headers: { 'if-none-match': headers.get('etag')! },
    });
    const beyond = await fetch(`${lab().url}/lab/catalog/services-004.yaml`);

    expect(again.status).toBe(304);
    expect(beyond.status).toBe(404);
  });

  it('has the alarms, resources and series that its catalog names, and all are quiet', async () => {
    const components = (await catalog()).filter(
      ({ kind }) => kind === 'Component',
    );
    const annotated = (name: string) =>
      components.flatMap(({ metadata }) => metadata.annotations![name] ?? []);
    const all = await alarms();
    const { tagging } = awsClients(lab().url);
    const [tag] = annotated('gantry.dev/aws-tags');
    const [Key, Value] = tag.split('=');
    const tagged = await tagging.send(
      new GetResourcesCommand({ TagFilters: [{ Key, Values: [Value] }] }),
    );
    const up = await prometheus().query(
      'sum by (namespace, service) (up{namespace="fleet"}) == 1',
    );
    const { groups } = await prometheus().data('/api/v1/rules');

    const patterns = annotated('gantry.dev/cloudwatch-alarms');
    expect(patterns).toHaveLength(0.4 * SIZE);
    const names = new Set(all.map(({ AlarmName }) => AlarmName));
    expect(
      patterns.filter(pattern => !names.has(pattern.replace('*', 'alb-5xx'))),
    ).toEqual([]);
    expect(all.filter(({ StateValue }) => StateValue !== 'OK')).toEqual([]);
    expect(
      tagged.ResourceTagMappingList!.map(
        ({ ResourceARN }) => ResourceARN!.split(':')[2],
      ),
    ).toEqual(['cloudwatch', 'elasticloadbalancing']);
    expect(
      up
        .map(({ metric }) => `namespace=fleet,service=${metric.service}`)
        .sort(),
    ).toEqual(annotated('prometheus.io/labels').sort());
    expect(
      groups.find(({ name }: any) => name === 'fleet').rules,
    ).toMatchObject([{ name: 'FleetHighErrorRate', state: 'inactive' }]);
  });

  it('crosses no threshold through a quiet week', async () => {
    const { groups } = await prometheus().data('/api/v1/rules');
    const [{ query }] = groups.find(({ name }: any) => name === 'fleet').rules;

    const crossed = await prometheus().queryRange(query, {
      start: lab().now() - 7 * 1440 * MINUTE,
      end: lab().now(),
      step: 149 * MINUTE,
    });

    expect(crossed).toEqual([]);
  });

  it('tells Prometheus what it tells CloudWatch', async () => {
    const [component] = await read('services-002.yaml');
    const { name } = component.metadata;
    const end = Math.floor(lab().now() / MINUTE) * MINUTE;
    const { tagging, cloudwatch } = awsClients(lab().url);
    const { ResourceTagMappingList } = await tagging.send(
      new GetResourcesCommand({
        TagFilters: [{ Key: 'service', Values: [name] }],
        ResourceTypeFilters: ['elasticloadbalancing:targetgroup'],
      }),
    );
    const [{ ResourceARN }] = ResourceTagMappingList!;
    const { system } = component.spec;
    const metrics = await cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(end - 30 * MINUTE),
        EndTime: new Date(end),
        MetricDataQueries: (
          [
            ['RequestCount', 'Sum'],
            ['HTTPCode_Target_5XX_Count', 'Sum'],
            ['TargetResponseTime', 'p95'],
            ['HealthyHostCount', 'Minimum'],
            ['UnHealthyHostCount', 'Maximum'],
          ] as const
        ).map(([MetricName, Stat], index) => ({
          Id: `m${index}`,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ApplicationELB',
              MetricName,
              Dimensions: [
                {
                  Name: 'LoadBalancer',
                  Value: `app/${system}/${suffix('alb', 'us-east-1', system!)}`,
                },
                { Name: 'TargetGroup', Value: ResourceARN!.split(':').pop()! },
              ],
            },
            Period: 1800,
            Stat,
          },
        })),
      }),
    );
    const of = `namespace="fleet",service="${name}"`;
    const ask = async (query: string) =>
      Number((await prometheus().query(query, end))[0].value![1]);

    const [[requests], [failures = 0], [p95], [healthy], [unhealthy]] =
      metrics.MetricDataResults!.map(({ Values = [] }) => Values);
    expect(healthy).toBeGreaterThan(1);
    expect(unhealthy).toBe(0);
    expect(
      (await ask(`sum(increase(http_requests_total{${of}}[30m]))`)) / requests,
    ).toBeCloseTo(1, 2);
    expect(
      Math.abs(
        (await ask(
          `sum(increase(http_requests_total{${of},status="5xx"}[30m]))`,
        )) - failures,
      ),
    ).toBeLessThanOrEqual(1);
    const latency = await ask(
      `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_highr_seconds_bucket{${of}}[30m])))`,
    );
    expect(latency / p95).toBeGreaterThan(0.8);
    expect(latency / p95).toBeLessThan(1.5);
  });

  it('can be struck by an incident like any other service', () => {
    const [service] = fleetServices(1);
    const now = Date.UTC(2026, 10, 20, 15, 30);
    const scenario: Scenario = {
      name: 'faults',
      description: 'Errors.',
      effects: [
        {
          service: service.name,
          namespace: 'AWS/ApplicationELB',
          metricName: 'HTTPCode_Target_5XX_Count',
          reaches: 20,
          withinMinutes: 1,
        },
      ],
    };
    const failed = (estate: Estate) => {
      const scrape = new Scrape(estate, () => now);
      const [series] = scrape
        .select({ from: now, to: now, accepts: () => true })
        .filter(({ labels }) => labels.status === '5xx');
      return series.at(now) - series.at(now - 10 * MINUTE);
    };
    const from = now - 10 * MINUTE;

    expect(failed(new Estate([service], []))).toBeLessThan(3);
    expect(failed(new Estate([service], [{ scenario, from }]))).toBeGreaterThan(
      180,
    );
  });
});
