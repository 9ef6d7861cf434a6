import { ConfigReader } from '@backstage/config';
import { awsOperations } from '@gantry/plugin-aws-node';
import { Lab } from '@gantry/lab';
import Knex from 'knex';
import { mkdirSync } from 'node:fs';
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

it('finds nothing but what it costs in an account that grants all that is asked of it', async () => {
  expect(await world().find(settings())).toEqual(['upstream.aws-cost']);
});

describe('what a day costs', () => {
  /** The file that the portal keeps; the folder is that of the world's configuration. */
  async function spend(rows: object[]) {
    mkdirSync(world().path('database'));
    const knex = Knex({
      client: 'better-sqlite3',
      useNullAsDefault: true,
      connection: { filename: world().path('database', 'vitals.sqlite') },
    });
    await knex.schema.createTable('cloudwatch_spending', table => {
      table.string('day');
      table.string('account');
      table.bigInteger('metrics');
    });
    await knex('cloudwatch_spending').insert(rows);
    await knex.destroy();
  }
  async function costOf(...layers: object[]) {
    const { findings } = await world().examine(
      settings(),
      ...(layers as Record<string, unknown>[]),
    );
    return findings.find(({ id }) => id === 'upstream.aws-cost');
  }

  it('is told by the alarms that there are and as it is configured, and raises no alarm itself', async () => {
    const metrics = { period: { minutes: 10 }, dailyBudget: 0.5 };

    const cost = await costOf({
      vitals: { surveyPeriod: { seconds: 30 }, aws: { metrics } },
    });

    expect(cost).toMatchObject({
      severity: 'info',
      subject: 'AWS account prod',
      what: expect.stringMatching(
        // Two calls for one of the regions and one for the other, 2,880 times a day.
        /^A day of CloudWatch in AWS account prod: about \$0\.09 for 1\d\d alarms, 8,640 calls \(3 every 30 s\); for metrics, every 10 min, at most the daily budget of \$0\.50, which is 347 metrics each time\.$/,
      ),
    });
  });

  it('counts a call for every hundred alarms of a region', async () => {
    await lab.close();
    lab = await Lab.create({
      dataFolder: world().path('fleet'),
      services: 900,
    });
    url = `http://localhost:${await lab.listen(0)}`;

    const cost = await costOf();

    const [, alarms, calls] = /for (\d+) alarms, .* \((\d+) every 60 s\)/
      .exec(cost?.what ?? '')!
      .map(Number);
    expect(alarms).toBeGreaterThan(300);
    // The last page of the other region may be begun as well.
    expect([0, 1]).toContain(calls - Math.ceil(alarms / 100));
  });

  it('tells what the portal has spent today, without counting inspections twice', async () => {
    const day = new Date().toISOString().slice(0, 10);
    await spend([
      { day, account: '111122223333', metrics: 123_456 },
      { day, account: '111122223333 inspections', metrics: 23_456 },
      { day: '2001-01-01', account: '111122223333', metrics: 7 },
    ]);

    const cost = await costOf();

    expect(cost?.what).toMatch(/ Spent today: \$1\.23 for 123,456 metrics\.$/);
  });

  it('is not told while an account does not let itself be counted', async () => {
    await turn('cloudwatch', 'denied');

    expect(await costOf()).toBeUndefined();
  });
});

it('names the rights that are missing, once, with the policy that grants them', async () => {
  await turn('cloudwatch', 'denied');

  const { findings } = await world().examine(settings());

  expect(findings).toMatchObject([
    {
      id: 'upstream.aws-right-missing',
      severity: 'error',
      subject: 'AWS account prod',
      what: 'AWS account prod denies cloudwatch:DescribeAlarmHistory, cloudwatch:DescribeAlarms, cloudwatch:GetMetricData, cloudwatch:ListMetrics to Gantry.',
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
          'cloudwatch:ListMetrics',
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
    { id: 'upstream.aws-cost', severity: 'info' },
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

it('can try every right that a role needs, and nothing that writes', () => {
  const role = awsOperations.filter(({ principal }) => principal === 'role');
  const commands = role
    .flatMap(({ operations }) => operations)
    .filter(({ writes }) => !writes)
    .map(({ command }) => command);

  expect(Object.keys(awsProbes).sort()).toEqual([...new Set(commands)].sort());
  expect(operationsFor(new ConfigReader({})).length).toBeGreaterThan(3);
});
