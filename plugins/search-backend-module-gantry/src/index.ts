export { searchModuleGantry as default } from './module';
