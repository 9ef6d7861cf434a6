export { catalogModuleAwsResources as default } from './module';
