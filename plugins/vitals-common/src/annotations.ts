/** Annotations that Gantry reads. Those of other projects keep their own names and meaning. */
export const annotations = {
  awsAccountId: 'amazon.com/account-id',
  awsResources: 'gantry.dev/aws-resources',
  awsTags: 'gantry.dev/aws-tags',
  cloudwatchAlarms: 'gantry.dev/cloudwatch-alarms',
  ecsServiceArn: 'aws.amazon.com/amazon-ecs-service-arn',
  lambdaFunctionArn: 'amazon.com/lambda-function-arn',
  rdsInstanceArn: 'amazon.com/rds-instance-arn',
  sqsQueueArn: 'amazon.com/sqs-queue-arn',
  runbook: 'gantry.dev/runbook',
  tier: 'gantry.dev/tier',
  slo: 'gantry.dev/slo',
  rpo: 'gantry.dev/rpo',
  rto: 'gantry.dev/rto',
} as const;
