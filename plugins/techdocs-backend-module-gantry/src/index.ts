export { techdocsModuleGantry as default } from './module';
