/** A call that Gantry makes of AWS, and the right that it needs. */
export interface AwsOperation {
  /** What IAM calls the right, for example `cloudwatch:DescribeAlarms`. */
  action: `${string}:${string}`;
  /** What the AWS SDK calls the command that needs it, for example `DescribeAlarmsCommand`. */
  command: `${string}Command`;
  /** What it is for: the end of a sentence that begins with "Gantry asks". */
  why: string;
  /** Whether it changes anything; it cannot be tried without doing so. */
  writes?: true;
  /** What the right must cover: `*`, or ARNs with placeholders in angle brackets. */
  resources: '*' | readonly string[];
  /** When it is needed at all, where that is not always. */
  onlyFor?: string;
}

/** The calls of one part of Gantry that can be allowed, and done without, as a whole. */
export interface AwsFeature {
  /** A vital, `catalog`, `notifications`, or `access` for what the others need to act in another account. */
  feature: 'access' | 'catalog' | 'health' | 'notifications';
  title: string;
  /** Whose rights these are: those of the role that Gantry acts in, or of the main credentials. */
  principal: 'role' | 'main';
  /** The folder of the code that makes the calls, from the root of the repository. */
  source: string;
  operations: readonly AwsOperation[];
}

/**
 * All that Gantry asks of AWS. Policies in the documentation are generated from this table; a test
 * compares it with the code. All of it reads, but for what is published to the topic that the configuration names.
 */
export const awsOperations: readonly AwsFeature[] = [
  {
    feature: 'access',
    title: 'Acting in an account',
    principal: 'main',
    source: 'plugins/aws-node/src',
    operations: [
      {
        action: 'sts:AssumeRole',
        command: 'AssumeRoleCommand',
        why: 'for temporary credentials of the role in each account',
        resources: ['arn:aws:iam::<account>:role/<roleName>'],
        onlyFor: 'accounts with a roleName',
      },
    ],
  },
  {
    feature: 'health',
    title: 'Health from CloudWatch',
    principal: 'role',
    source: 'plugins/vitals-backend-module-aws/src/health',
    operations: [
      {
        action: 'cloudwatch:DescribeAlarms',
        command: 'DescribeAlarmsCommand',
        why: 'for all alarms of a region at every survey',
        resources: '*',
      },
      {
        action: 'cloudwatch:DescribeAlarmHistory',
        command: 'DescribeAlarmHistoryCommand',
        why: 'when the alarms changed, for somebody who looks at an entity',
        resources: '*',
      },
      {
        action: 'cloudwatch:GetMetricData',
        command: 'GetMetricDataCommand',
        why: 'for the golden signals of an entity that somebody looks at, and for objectives and default thresholds, within vitals.aws.metrics.dailyBudget',
        resources: '*',
      },
      {
        action: 'cloudwatch:ListMetrics',
        command: 'ListMetricsCommand',
        why: 'which nodes a replication group of ElastiCache has, for somebody who looks at it, within vitals.aws.metrics.dailyBudget',
        resources: '*',
        onlyFor: 'entities with replication groups of ElastiCache',
      },
      {
        action: 'tag:GetResources',
        command: 'GetResourcesCommand',
        why: 'which resources carry the tags of an entity',
        resources: '*',
        onlyFor:
          'entities annotated with gantry.dev/aws-tags or aws.amazon.com/amazon-ecs-service-tags',
      },
    ],
  },
  {
    feature: 'catalog',
    title: 'Resources for the catalog',
    principal: 'role',
    source: 'plugins/catalog-backend-module-aws-resources/src',
    operations: [
      {
        action: 'tag:GetResources',
        command: 'GetResourcesCommand',
        why: 'which resources carry the configured tags',
        resources: '*',
      },
    ],
  },
  {
    feature: 'notifications',
    title: 'Notices to SNS',
    principal: 'role',
    source: 'plugins/vitals-backend-module-aws/src/notify',
    operations: [
      {
        action: 'sns:Publish',
        command: 'PublishCommand',
        why: 'to publish each notice of an incident once to the topic of vitals.aws.notifications.topicArn',
        writes: true,
        resources: ['<topicArn>'],
      },
    ],
  },
];
