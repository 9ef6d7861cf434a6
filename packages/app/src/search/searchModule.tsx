import {
  ApiBlueprint,
  AppRootElementBlueprint,
  PageBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import searchPlugin from '@backstage/plugin-search/alpha';
import { RiSearchLine } from '@remixicon/react';
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

/** Replaces the stock page of results with one whose lines are those of the dialog. */
export const searchPageModule = createFrontendModule({
  pluginId: 'search',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/search',
        title: 'Search',
        icon: <RiSearchLine />,
        routeRef: searchPlugin.routes.root,
        loader: () =>
          import('./page/SearchPage').then(({ SearchPage }) => <SearchPage />),
      },
    }),
  ],
});
