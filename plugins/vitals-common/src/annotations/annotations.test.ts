import {
  annotationDefinitions,
  annotations,
  checkAnnotations,
  describeAnnotationProblem,
  objectivesOf,
  parseArn,
  parseDuration,
  parseLabels,
  parseQueries,
  parseSlo,
  parseTags,
  parseTier,
} from '.';
import { vitalKinds } from '../reading';

const minute = 60_000;

function entity(values: Record<string, string>) {
  return { metadata: { name: 'orders', annotations: values } };
}

describe('annotationDefinitions', () => {
  it.each(annotationDefinitions)('$key accepts its own example', definition => {
    expect(definition.check(definition.example)).toBeUndefined();
  });

  it('define every annotation that the code names, each once', () => {
    const keys = annotationDefinitions.map(({ key }) => key);

    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(Object.values(annotations)));
  });

  it('name an annotation for each vital', () => {
    expect(
      new Set(annotationDefinitions.flatMap(({ vitals }) => vitals)),
    ).toEqual(new Set([...vitalKinds, 'delivery', 'resilience', 'cost']));
  });

  it.each([
    ['amazon.com/account-id', '1111-2222-3333'],
    ['aws.amazon.com/aws-codepipeline-arn', 'arn:aws:sqs:eu-west-1::orders'],
    ['aws.amazon.com/aws-codebuild-project-tags', 'service'],
    ['aws.amazon.com/amazon-ecs-service-arn', 'orders'],
    ['amazon.com/rds-instance-arn', 'arn:aws:rds:us-east-1:111122223333:x'],
    ['amazon.com/s3-bucket-arn', 'arn:aws:s3:::orders/key'],
    ['aws.com/lambda-region', 'useast1'],
    ['prometheus.io/labels', 'service:orders'],
    ['github.com/project-slug', 'https://github.com/acme/orders'],
    ['jenkins.io/job-full-name', '/shop//orders'],
    ['sonarqube.org/project-key', '12'],
    ['backstage.io/techdocs-ref', './docs'],
    ['backstage.io/techdocs-ref', 'dir:/etc'],
    ['backstage.io/kubernetes-namespace', 'Shop'],
    ['backstage.io/edit-url', 'data:text/html,1'],
    ['gantry.dev/cloudwatch-alarms', '*'],
    ['gantry.dev/cloudwatch-alarms', 'a*b'],
    ['gantry.dev/cloudwatch-alarms', 'orders-*,,'],
    ['gantry.dev/aws-resources', 'arn:aws:s3'],
    ['gantry.dev/aws-tags', 'a=1,a=2'],
    ['gantry.dev/tier', '0'],
    ['gantry.dev/rpo', '15 minutes'],
    ['gantry.dev/runbook', '//evil.example/'],
    ['gantry.dev/visibility', 'team'],
  ])('%s refuses %s and quotes what is wrong', (key, value) => {
    const definition = annotationDefinitions.find(each => each.key === key)!;

    expect(definition.check(value)).toMatch(/^'.+' .+\.$/);
  });

  it('accept lists, ARNs of alarms and paths of the portal', () => {
    expect(
      checkAnnotations(
        entity({
          'amazon.com/sqs-queue-arn':
            'arn:aws:sqs:us-east-1:111122223333:a, arn:aws:sqs:us-west-2:111122223333:b,',
          'gantry.dev/cloudwatch-alarms':
            'arn:aws:cloudwatch:us-east-1:111122223333:alarm:orders-*, total',
          'gantry.dev/runbook': '/docs/default/component/orders/runbook',
          'jenkins.io/job-full-name': 'main:shop/orders',
        }),
      ),
    ).toEqual([]);
  });
});

describe('checkAnnotations', () => {
  it('says of a wrong value what is wrong and what would be right', () => {
    const problems = checkAnnotations(entity({ 'gantry.dev/rpo': 'soon' }));

    expect(problems).toEqual([
      {
        annotation: 'gantry.dev/rpo',
        value: 'soon',
        problem: "'soon' is no duration, such as 15m, 1h or PT15M.",
        example: '15m',
      },
    ]);
    expect(describeAnnotationProblem(problems[0])).toBe(
      "gantry.dev/rpo: 'soon' is no duration, such as 15m, 1h or PT15M. A correct value is '15m'.",
    );
  });

  it.each([
    ['gantry.dev/run-book', 'gantry.dev/runbook'],
    ['gantry.dev/aws-resource', 'gantry.dev/aws-resources'],
    ['gantry.dev/alarms', 'gantry.dev/cloudwatch-alarms'],
    ['gantry.dev/colour', undefined],
    ['backstage.io/techdoc-ref', 'backstage.io/techdocs-ref'],
    ['jenkins.io/job-fullname', 'jenkins.io/job-full-name'],
  ])('asks for %s whether %s was meant', (key, meant) => {
    const [problem] = checkAnnotations(entity({ [key]: 'x' }));

    expect(problem.annotation).toBe(key);
    expect(problem.problem).toBe(
      `Gantry knows no annotation of this name.${meant ? ` Did you mean ${meant}?` : ''}`,
    );
  });

  it('leaves the annotations of others alone', () => {
    expect(
      checkAnnotations(
        entity({
          'backstage.io/linguist': 'x',
          'pagerduty.com/service-id': 'x',
          'github.com/team-slug': 'acme/shop',
        }),
      ),
    ).toEqual([]);
    expect(checkAnnotations({ metadata: { name: 'bare' } })).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    ['15m', 15 * minute],
    ['1h', 60 * minute],
    ['1h30m', 90 * minute],
    ['2d', 2880 * minute],
    ['45s', 45_000],
    ['PT15M', 15 * minute],
    ['PT1H', 60 * minute],
    ['P1DT12H', 2160 * minute],
    ['P2W', 20160 * minute],
    ['PT0.5S', 500],
  ])('the duration %s', (value, milliseconds) => {
    expect(parseDuration(value)).toBe(milliseconds);
  });

  it.each(['', '0m', 'PT', 'P', 'P1DT', 'P1M', 'P1Y', '15', '-15m', 'pt15m'])(
    'no duration: %p',
    value => {
      expect(() => parseDuration(value)).toThrow(`'${value}' is no duration`);
    },
  );

  it('objectives become numbers', () => {
    expect(
      parseSlo('availability=99.9%, latency-p95=500ms,latency-p999=1.5s'),
    ).toEqual([
      { indicator: 'availability', percent: 99.9 },
      { indicator: 'latency', percentile: 95, milliseconds: 500 },
      { indicator: 'latency', percentile: 99.9, milliseconds: 1500 },
    ]);
  });

  it.each([
    ['availability=100%', "'availability=100%' has no percentage"],
    ['availability=99.99999999999999999%', 'has no percentage'],
    ['latency-p99999999999999999999=1s', 'is no indicator'],
    ['latency-p00=1s', "'latency-p00' is no indicator"],
    ['availability=0%', 'has no percentage'],
    ['availability', 'is no objective of the form name=target'],
    ['latency-p95=500', 'has no time above 0'],
    ['latency-p5=500ms', "'latency-p5' is no indicator"],
    ['uptime=99%', "'uptime' is no indicator"],
    ['latency-p95=1s,latency-p95=2s', "'latency-p95' is promised twice"],
  ])('no objectives: %s', (value, message) => {
    expect(() => parseSlo(value)).toThrow(message);
  });

  it('ARNs fall into their parts', () => {
    expect(parseArn('arn:aws-cn:rds:cn-north-1:111122223333:db:a')).toEqual({
      partition: 'aws-cn',
      service: 'rds',
      region: 'cn-north-1',
      accountId: '111122223333',
      resource: 'db:a',
    });
    expect(parseArn('arn:aws:s3:::bucket')).toMatchObject({
      region: '',
      accountId: '',
      resource: 'bucket',
    });
    expect(() => parseArn('arn:aws:rds:us-east-1:1:db:a')).toThrow('is no ARN');
  });

  it('tags keep what AWS allows in them', () => {
    expect(parseTags('team=a b, path=/x=y')).toEqual({
      team: 'a b',
      path: '/x=y',
    });
    expect(() => parseTags('a="b"')).toThrow('holds a character');
  });

  it('labels are literal, whatever they hold', () => {
    expect(
      parseLabels('namespace=shop, path=/x=y|z.*{}\\, service="a"'),
    ).toEqual({ namespace: 'shop', path: '/x=y|z.*{}\\', service: 'a' });
    expect(parseLabels('a=" x, \\"y\\" \\\\ \\n é😀" , b=1,')).toEqual({
      a: ' x, "y" \\ \n é😀',
      b: '1',
    });
  });

  it.each([
    ['service', "'service' is not of the form label=value"],
    ['', 'is not of the form label=value'],
    ['a=1,,b=2', "',b=2' is not of the form label=value"],
    ['a.b=1', 'is not of the form label=value'],
    ['a=', "'a' has no value"],
    ['a=""', "'a' has no value"],
    ['a="x', 'has a value that begins with a quote and does not end'],
    ['a="x"y', 'has a value that begins with a quote and does not end'],
    ['a="\\d"', 'holds an escape other than'],
    ['a=1,a=2', 'contradicts another part'],
    ['le=0.5', "'le' is no label of an entity"],
    ['__name__=up', "'__name__' is no label of an entity"],
    ['alertname=Down', "'alertname' is no label of an entity"],
    ['a=\ud800', "'a' has a value that is not Unicode"],
    [`a=${'x'.repeat(1_025)}`, 'is longer than 1024 characters'],
    [`a=${'x'.repeat(10_240)}`, 'is longer than 10240 characters'],
    [
      Array.from({ length: 11 }, (_, i) => `a${i}=1`).join(),
      'has more than 10 labels',
    ],
  ])('no labels: %.40s', (value, message) => {
    expect(() => parseLabels(value)).toThrow(message);
  });

  it('queries keep the commas that belong to them', () => {
    expect(
      parseQueries(
        'sum by (a, b) (rate(x{c=",|"}[5m])) | a, up{d=~"x|y"},"q\\","+`\\`,',
      ),
    ).toEqual([
      { query: 'sum by (a, b) (rate(x{c=",|"}[5m]))', label: 'a' },
      { query: 'up{d=~"x|y"}', label: undefined },
      { query: '"q\\","+`\\`', label: undefined },
    ]);
    expect(() => parseQueries('sum(up')).toThrow('bracket that is not closed');
    expect(() => parseQueries('up{a="b}')).toThrow('string that is not closed');
    expect(() => parseQueries('up,,up')).toThrow('has an empty part');
    expect(() => parseQueries('up,'.repeat(11))).toThrow(
      'more than 10 queries',
    );
  });

  it('tiers are 1 to 4', () => {
    expect(parseTier('1')).toBe(1);
    expect(() => parseTier('5')).toThrow("'5' is no tier");
  });

  it('the objectives of an entity leave out what is malformed', () => {
    expect(
      objectivesOf(
        entity({
          'gantry.dev/tier': '1',
          'gantry.dev/rpo': 'PT15M',
          'gantry.dev/rto': 'soon',
          'gantry.dev/slo': 'availability=99.9%',
        }),
      ),
    ).toEqual({
      tier: 1,
      rpo: 15 * minute,
      rto: undefined,
      slo: [{ indicator: 'availability', percent: 99.9 }],
    });
  });
});
