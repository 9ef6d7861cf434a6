import {
  ApiBlueprint,
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  SearchDialogControl,
  searchDialogApiRef,
} from './dialog/SearchDialogControl';
import { SearchDialogHost } from './dialog/SearchDialogHost';

/** The search dialog, which the shell opens through `searchDialogApiRef`. */
export const searchDialogModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'search-dialog',
      params: defineParams =>
        defineParams({
          api: searchDialogApiRef,
          deps: {},
          factory: () => new SearchDialogControl(),
        }),
    }),
    AppRootElementBlueprint.make({
      name: 'search-dialog',
      params: { element: <SearchDialogHost /> },
    }),
  ],
});
