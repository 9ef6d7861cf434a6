export { scaffolderFormModule } from './scaffolderFormModule';
