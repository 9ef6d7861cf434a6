export { searchDialogModule } from './searchModule';
export {
  searchDialogApiRef,
  type SearchDialogApi,
} from './dialog/SearchDialogControl';
