export { searchDialogModule, searchPageModule } from './searchModule';
export {
  searchDialogApiRef,
  type SearchDialogApi,
} from './dialog/SearchDialogControl';
