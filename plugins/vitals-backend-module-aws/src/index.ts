export { vitalsModuleAws as default } from './module';
