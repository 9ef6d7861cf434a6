export { scaffolderFormModule } from './scaffolderFormModule';
export { templateCardModule } from './templateCardModule';
