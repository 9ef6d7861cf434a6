import { ConfigReader } from '@backstage/config';
import { awsOperations } from '@gantry/plugin-aws-node';
import { Lab } from '@gantry/lab';
import { useWorld } from '../__testUtils__/World';
import { operationsFor } from './aws';
import { awsProbes } from './awsProbes';

jest.setTimeout(120_000);

const world = useWorld();
let lab: Lab;
let url: string;
beforeEach(async () => {
  lab = await Lab.create({ dataFolder: world().path('lab') });
  url = `http://localhost:${await lab.listen(0)}`;
});
afterEach(() => lab.close());

function settings({
  id = '111122223333',
  accessKeyId = 'LABACCESSKEY000000',
} = {}) {
  return {
    aws: {
      accounts: [{ accountId: id, accessKeyId, secretAccessKey: 'hidden' }],
    },
    vitals: {
      aws: {
        endpoint: `${url}/aws`,
        accounts: [{ id, name: 'prod', regions: ['us-east-1', 'us-west-2'] }],
      },
    },
  };
}

async function turn(upstream: string, state: string) {
  await fetch(`${url}/lab/upstreams/${upstream}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state }),
  });
}

it('finds nothing in an account that grants all that is asked of it', async () => {
  expect(await world().find(settings())).toEqual([]);
});

it('names the rights that are missing, once, with the policy that grants them', async () => {
  await turn('cloudwatch', 'denied');

  const { findings } = await world().examine(settings());

  expect(findings).toMatchObject([
    {
      id: 'upstream.aws-right-missing',
      severity: 'error',
      subject: 'AWS account prod',
      what: 'AWS account prod denies cloudwatch:DescribeAlarmHistory, cloudwatch:DescribeAlarms, cloudwatch:GetMetricData to Gantry.',
    },
  ]);
  expect(JSON.parse(findings[0].paste ?? '')).toMatchObject({
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'cloudwatch:DescribeAlarmHistory',
          'cloudwatch:DescribeAlarms',
          'cloudwatch:GetMetricData',
        ],
        Resource: '*',
      },
    ],
  });
});

it('takes a right that only some entities need less seriously', async () => {
  await turn('tagging', 'denied');

  const { findings } = await world().examine(settings());

  expect(findings).toMatchObject([
    { id: 'upstream.aws-right-missing', severity: 'warning' },
  ]);
});

it('finds an upstream that limits the calls', async () => {
  await turn('cloudwatch', 'throttled');

  expect(await world().find(settings())).toEqual(['upstream.aws-throttled']);
});

it.each([
  ['upstream.aws-wrong-account', { id: '999999999999' }],
  ['upstream.aws-credentials', { accessKeyId: 'AKIANOBODY0000000000' }],
])('%s', async (id, fault) => {
  const { findings } = await world().examine(settings(fault));

  expect(findings.map(finding => finding.id)).toEqual([id]);
  expect(JSON.stringify(findings)).not.toContain('hidden');
});

it('says what is wrong with the settings themselves', async () => {
  const fault = settings({ id: '1111' });

  expect(await world().find(fault)).toEqual(['upstream.aws-settings']);
});

it('can try every right that a role needs', () => {
  const role = awsOperations.filter(({ principal }) => principal === 'role');
  const commands = role.flatMap(({ operations }) =>
    operations.map(({ command }) => command),
  );

  expect(Object.keys(awsProbes).sort()).toEqual([...new Set(commands)].sort());
  expect(operationsFor(new ConfigReader({})).length).toBeGreaterThan(3);
});
