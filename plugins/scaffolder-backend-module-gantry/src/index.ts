export { scaffolderModuleGantry as default } from './module';
