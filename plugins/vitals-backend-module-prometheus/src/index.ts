export { vitalsModulePrometheus as default } from './module';
