import {
  PageBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import { RiBookOpenLine } from '@remixicon/react';
import { readerExtensions } from './reader/readerExtensions';

/** Replaces the stock list of docs, and explains in their place why docs cannot be shown. */
export const techdocsModule = createFrontendModule({
  pluginId: 'techdocs',
  extensions: [
    ...readerExtensions,
    PageBlueprint.make({
      params: {
        path: '/docs',
        title: 'Docs',
        icon: <RiBookOpenLine />,
        routeRef: techdocsPlugin.routes.root,
        loader: () =>
          import('./index/DocsPage').then(({ DocsPage }) => <DocsPage />),
      },
    }),
  ],
});
