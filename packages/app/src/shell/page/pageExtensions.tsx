import {
  ErrorDisplay,
  NotFoundErrorPage,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { ErrorNotice } from './ErrorNotice';
import { NotFound } from './NotFound';
import { PageLayout as GantryPageLayout } from './PageLayout';

/** Our own head of a page, page of a dead link, and notice of a failure; the names are the stock ones'. */
export const pageExtensions = [
  SwappableComponentBlueprint.make({
    name: 'core-page-layout',
    params: define =>
      define({ component: PageLayout, loader: () => GantryPageLayout }),
  }),
  SwappableComponentBlueprint.make({
    name: 'core-not-found-error-page',
    params: define =>
      define({ component: NotFoundErrorPage, loader: () => NotFound }),
  }),
  SwappableComponentBlueprint.make({
    name: 'core-error-display',
    params: define =>
      define({ component: ErrorDisplay, loader: () => ErrorNotice }),
  }),
];
