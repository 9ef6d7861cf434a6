import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import { alarm, forgetCalls, sweep } from '../../__testUtils__/fakeAws';

beforeEach(forgetCalls);

describe('the alarms of a sweep', () => {
  it('are found by the dimensions of the resource they watch', async () => {
    const dimensions = (values: Record<string, string>) => ({
      Dimensions: Object.entries(values).map(([Name, Value]) => ({
        Name,
        Value,
      })),
    });
    const ecs = (name: string, values: Record<string, string>) =>
      alarm(name, { Namespace: 'AWS/ECS', ...dimensions(values) });
    sweep([
      ecs('mine', { ClusterName: 'shop', ServiceName: 'orders' }),
      ecs('neighbour', { ClusterName: 'other', ServiceName: 'orders' }),
      ecs('cluster', { ClusterName: 'shop' }),
      alarm('elsewhere', {
        Namespace: 'Custom',
        ...dimensions({ ClusterName: 'shop', ServiceName: 'orders' }),
      }),
      alarm('math', {
        MetricName: undefined,
        Namespace: undefined,
        Metrics: [
          {
            Id: 'a',
            MetricStat: {
              Period: 60,
              Stat: 'Sum',
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: 'Age',
                ...dimensions({ QueueName: 'orders' }),
              },
            },
          },
        ],
      }),
      alarm('group', dimensions({ TargetGroup: 'targetgroup/o/1' })),
    ]);
    const entity = component('orders', {
      'aws.amazon.com/amazon-ecs-service-arn':
        'arn:aws:ecs:us-east-1:111122223333:service/shop/orders',
      'gantry.dev/aws-resources':
        'arn:aws:sqs:us-east-1:111122223333:orders,arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/o/1',
    });

    const [result] = await survey(createProvider(), [entity]);

    expect(result).toMatchObject({
      reading: {
        details: {
          alarms: [{ name: 'group' }, { name: 'math' }, { name: 'mine' }],
        },
      },
    });
  });
});
