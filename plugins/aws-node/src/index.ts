export * from './AwsClients';
export * from './AwsSource';
export * from './awsService';
export { readAwsSettings } from './awsSettings';
export type {
  AwsAccount,
  AwsSettings,
  MetricSettings,
  TopicSettings,
} from './awsSettings';
export * from './ConsoleLinks';
export * from './awsOperations';
export * from './policies';
export * from './roleArn';
export * from './toAwsError';
