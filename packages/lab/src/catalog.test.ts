import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Estate } from './estate/Estate';
import { databaseDown } from './estate/scenarios/databaseDown';
import { noisyNeighbour } from './estate/scenarios/noisyNeighbour';
import { Scenario } from './estate/scenarios/Scenario';
import { Scrape } from './estate/scrape/Scrape';
import { ScrapedSeries } from './estate/scrape/ScrapedSeries';
import { referenceServices } from './estate/systems';
import { Expression } from './hosts/prometheus/promql/Expression';
import { parse } from './hosts/prometheus/promql/parse';
import { seriesOf } from './hosts/prometheus/promql/selectors';

const regions = ['us-east-1', 'us-west-2'];
const catalogFolder = resolve(__dirname, '../../../catalog');

/** What follows from a service or another resource, and so has no entity of its own. */
const accessories = [
  /:elasticloadbalancing:.*:targetgroup\//,
  // The nodes of a replication group.
  /:elasticache:.*:cluster:/,
  /:apigateway:.*\/stages\//,
  /:cloudwatch:.*:alarm:/,
];

interface Described {
  ref: string;
  annotations: Record<string, string>;
  spec: Record<'dependsOn' | 'consumesApis' | 'providesApis', string[]> & {
    system?: string;
  };
}

function entities(): Described[] {
  return readdirSync(catalogFolder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path =>
      parseAllDocuments(readFileSync(join(catalogFolder, path), 'utf8')),
    )
    .map(document => document.toJS())
    .filter(document => document?.apiVersion?.startsWith('backstage.io/'))
    .map(({ kind, metadata, spec }) => ({
      ref: `${kind.toLowerCase()}:${metadata.name}`,
      annotations: metadata.annotations ?? {},
      spec: { dependsOn: [], consumesApis: [], providesApis: [], ...spec },
    }));
}

function listOf(value: string): string[] {
  return value.split(',').map(part => part.trim());
}

/** The value of an annotation on each entity that has it. */
function annotated(name: string): Array<{ ref: string; value: string }> {
  return entities().flatMap(({ ref, annotations }) =>
    name in annotations ? [{ ref, value: annotations[name] }] : [],
  );
}

/** All series that a query looks at in a quarter of an hour. */
function lookedAt(
  query: Expression,
  scrape: Scrape,
  now: number,
): ScrapedSeries[] {
  switch (query.type) {
    case 'selector':
      return seriesOf(scrape, query, now - 15 * 60_000, now);
    case 'call':
      return query.arguments.flatMap(each => lookedAt(each, scrape, now));
    case 'binary':
      return [query.left, query.right].flatMap(each =>
        lookedAt(each, scrape, now),
      );
    case 'negative':
    case 'aggregation':
      return lookedAt(query.of, scrape, now);
    default:
      return [];
  }
}

/** All that an entity needs, and what that needs. */
function neededBy(ref: string, all: Described[]): Set<string> {
  const needed = new Set<string>();
  const add = (each: string) => {
    if (needed.has(each)) {
      return;
    }
    needed.add(each);
    const { spec } = all.find(entity => entity.ref === each) ?? {};
    spec?.dependsOn.forEach(add);
    spec?.consumesApis.forEach(api =>
      all
        .filter(entity => entity.spec.providesApis.includes(api))
        .forEach(entity => add(entity.ref)),
    );
  };
  add(ref);
  return needed;
}

function struckBy(scenario: Scenario): string[] {
  const services = scenario.effects.map(({ service }) => service);
  return [...new Set(services)].map(service => `component:${service}`);
}

function tagsOf(value: string): Array<[string, string]> {
  return listOf(value).map(pair => pair.split('=') as [string, string]);
}

describe('the estate and the catalog', () => {
  const estate = new Estate(referenceServices, []);
  const resources = regions.flatMap(region => estate.resources(region));
  const alarms = regions.flatMap(region => estate.alarms(region));
  const byArn = new Map(resources.map(({ arn, tags }) => [arn, tags]));
  const arns = entities().flatMap(({ ref, annotations }) =>
    Object.values(annotations)
      .flatMap(listOf)
      .filter(value => value.startsWith('arn:aws:'))
      .map(arn => ({ ref, arn, annotations })),
  );

  it('know the same resources', () => {
    const named = new Set(arns.map(({ arn }) => arn));

    expect(named.size).toBeGreaterThan(100);
    expect([...named].filter(arn => !byArn.has(arn))).toEqual([]);
    expect(
      resources
        .map(({ arn }) => arn)
        .filter(arn => !accessories.some(pattern => pattern.test(arn)))
        .filter(arn => !named.has(arn)),
    ).toEqual([]);
    expect(byArn.size).toBe(resources.length);
  });

  it('agree on the tags that costs and resources are found by', () => {
    const tagged = [
      ...annotated('gantry.dev/aws-tags'),
      ...annotated('aws.amazon.com/cost-insights-tags'),
    ];
    const missing = tagged.filter(
      ({ value }) =>
        !resources.some(({ tags }) =>
          tagsOf(value).every(([key, wanted]) => tags[key] === wanted),
        ),
    );
    const different = arns.flatMap(({ ref, arn, annotations }) => {
      const wanted = annotations['aws.amazon.com/cost-insights-tags'];
      const tags = byArn.get(arn) ?? {};
      // A component names shared things too, such as its pipeline.
      return wanted &&
        ref.startsWith('resource:') &&
        tagsOf(wanted).some(([key, value]) => tags[key] !== value)
        ? [{ ref, arn, wanted, tags }]
        : [];
    });

    expect(tagged.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
    expect(different).toEqual([]);
  });

  it('know the same alarms', () => {
    const patterns = annotated('gantry.dev/cloudwatch-alarms').flatMap(
      ({ ref, value }) => listOf(value).map(pattern => ({ ref, pattern })),
    );
    const matches = (name: string, pattern: string) =>
      pattern.endsWith('*')
        ? name.startsWith(pattern.slice(0, -1))
        : name === pattern;

    expect(patterns.length).toBeGreaterThan(20);
    expect(
      patterns.filter(
        ({ pattern }) => !alarms.some(({ name }) => matches(name, pattern)),
      ),
    ).toEqual([]);
    expect(
      alarms
        .map(({ name }) => name)
        // What the platform team watches in CloudWatch itself.
        .filter(name => !/-infrastructure-/.test(name))
        .filter(
          name => !patterns.some(({ pattern }) => matches(name, pattern)),
        ),
    ).toEqual([]);
  });

  it('know how an incident spreads', () => {
    const all = entities();

    const struck = struckBy(databaseDown);
    expect(struck).toHaveLength(3);
    for (const ref of struck) {
      expect([ref, [...neededBy(ref, all)]]).toEqual([
        ref,
        expect.arrayContaining(['resource:users-db']),
      ]);
    }

    const systemOf = (ref: string) =>
      all.find(entity => entity.ref === ref)?.spec.system;
    const [one, other] = struckBy(noisyNeighbour).map(systemOf);
    expect([one, other]).toEqual(['ecommerce', 'devops-platform']);
    for (const system of [one, other]) {
      const needed = all
        .filter(({ spec }) => spec.system === system)
        .flatMap(({ ref }) => [...neededBy(ref, all)]);
      expect(new Set(needed.map(systemOf))).toEqual(new Set([system]));
    }
  });

  it('know the same workloads', () => {
    const known = new Map(estate.workloads.map(each => [each.name, each]));
    const named = annotated('backstage.io/kubernetes-id');
    const namespaces = annotated('backstage.io/kubernetes-namespace');

    expect(named.map(({ value }) => value).sort()).toEqual(
      [...known.keys()].sort(),
    );
    for (const { ref, value } of namespaces) {
      const id = named.find(other => other.ref === ref)?.value ?? '';
      expect([ref, known.get(id)?.namespace]).toEqual([ref, value]);
    }
  });

  it('know the same series and alerts of Prometheus', () => {
    const now = Date.UTC(2026, 10, 20, 15, 30);
    const scrape = new Scrape(estate, () => now);
    const wanted = annotated('prometheus.io/labels').map(({ ref, value }) => ({
      ref,
      labels: tagsOf(value),
    }));
    const entitiesOf = (each: ScrapedSeries) =>
      wanted
        .filter(({ labels }) =>
          labels.every(([name, value]) => each.labels[name] === value),
        )
        .map(({ ref }) => ref);
    const series = lookedAt(parse('{service!=""}'), scrape, now);
    const rules = estate.alertGroups.flatMap(group => group.rules);
    const watched = rules.map(({ name, query }) => {
      const seen = lookedAt(parse(query), scrape, now);
      return { name, refs: new Set(seen.flatMap(entitiesOf)) };
    });

    const labelled = wanted.map(({ ref }) => ref);
    expect(labelled).toHaveLength(9);
    expect(series.filter(each => entitiesOf(each).length !== 1)).toEqual([]);
    expect(new Set(series.flatMap(entitiesOf))).toEqual(new Set(labelled));

    const alerting = annotated('prometheus.io/alert');
    expect(alerting.map(({ ref }) => ref)).toEqual(labelled);
    for (const { ref, value } of alerting) {
      const names = watched
        .filter(({ refs }) => refs.has(ref))
        .map(({ name }) => name);
      expect([ref, names]).toEqual([
        ref,
        expect.arrayContaining(
          value === 'all' ? ['TargetDown'] : listOf(value),
        ),
      ]);
    }
    expect(
      watched.filter(({ refs }) => refs.size === 0).map(({ name }) => name),
    ).toEqual(['Watchdog']);
  });
});
