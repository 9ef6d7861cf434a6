import { createMockDirectory } from '@backstage/backend-test-utils';
import { join } from 'node:path';
import { TestPortal } from './__testUtils__/TestPortal';
import { formValues as values } from './__testUtils__/formValues';
import { stampedEntities } from './__testUtils__/stampedEntities';
import { templateLibrary } from './__testUtils__/templateLibrary';

jest.setTimeout(60_000);

const directory = createMockDirectory();
const gitea = directory.resolve('publish:gitea/acme');
let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({
    entities: templateLibrary(),
    repositories: directory.path,
  });
});

describe('templates', () => {
  it.each([true, false])(
    'register valid entities that light all vitals, database %s',
    async database => {
      await portal.run('fastapi-on-fargate', {
        ...values,
        name: 'lit',
        database,
      });

      const service = await stampedEntities(join(gitea, 'lit'));
      const infrastructure = await stampedEntities(
        join(gitea, 'lit-infrastructure'),
      );

      const alarms = (...groups: string[]) =>
        groups
          .map(
            group =>
              `arn:aws:cloudwatch:us-west-2:111122223333:alarm:lit-${group}-*`,
          )
          .join(', ');
      expect(service.map(entity => entity.kind)).toEqual(['Component', 'API']);
      expect(service[0].metadata.annotations).toEqual({
        'amazon.com/account-id': '111122223333',
        'aws.amazon.com/amazon-ecs-service-arn':
          'arn:aws:ecs:us-west-2:111122223333:service/lit/lit',
        'aws.amazon.com/cost-insights-tags': 'service=lit',
        'backstage.io/techdocs-ref': 'dir:.',
        'gantry.dev/aws-resources': database
          ? 'arn:aws:ecs:us-west-2:111122223333:service/lit/lit, arn:aws:rds:us-west-2:111122223333:db:lit'
          : 'arn:aws:ecs:us-west-2:111122223333:service/lit/lit',
        'gantry.dev/aws-tags': 'service=lit',
        'gantry.dev/cloudwatch-alarms': database
          ? alarms('alb', 'ecs', 'rds')
          : alarms('alb', 'ecs'),
        'gantry.dev/rpo': '15m',
        'gantry.dev/rto': '1h',
        'gantry.dev/runbook':
          'https://git.example.com/base/acme/lit/src/branch/main/docs/runbook.md',
        'gantry.dev/slo': 'availability=99.95%,latency-p95=750ms',
        'gantry.dev/tier': '1',
      });
      const made = infrastructure.map(entity =>
        `${entity.kind}:default/${entity.metadata.name}`.toLowerCase(),
      );
      expect(made).toEqual([
        'component:default/lit-infrastructure',
        'resource:default/lit-load-balancer',
        ...(database ? ['resource:default/lit-database'] : []),
      ]);
      expect(service[0].spec!.dependsOn).toEqual(made);
    },
  );
});
