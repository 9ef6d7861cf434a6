import {
  PageBlueprint,
  createFrontendPlugin,
  createRouteRef,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { PageShortcuts, pageShortcutsApiRef } from '@gantry/plugin-vitals';
import { ReactNode } from 'react';
import { SearchDialogApi, searchDialogApiRef } from '../../search';
import { shellModule } from '../shellModule';

interface TestPage {
  plugin: string;
  name?: string;
  path: string;
  title: string;
  content?: ReactNode;
}

/** Every page that the navigation knows, in no helpful order. */
export const everyPage: TestPage[] = [
  { plugin: 'techdocs', path: '/docs', title: 'Documentation' },
  { plugin: 'user-settings', path: '/settings', title: 'Settings' },
  { plugin: 'catalog-graph', path: '/catalog-graph', title: 'Catalog Graph' },
  { plugin: 'scaffolder', path: '/create', title: 'Create' },
  { plugin: 'search', path: '/search', title: 'Search' },
  { plugin: 'catalog', path: '/catalog', title: 'Catalog' },
  { plugin: 'api-docs', path: '/api-docs', title: 'APIs' },
  { plugin: 'vitals', name: 'on-call', path: '/on-call', title: 'On call' },
  { plugin: 'vitals', name: 'home', path: '/', title: 'Home' },
  { plugin: 'notifications', path: '/notifications', title: 'Notifications' },
];

function pluginsOf(pages: TestPage[]) {
  return [...new Set(pages.map(({ plugin }) => plugin))].map(pluginId =>
    createFrontendPlugin({
      pluginId,
      extensions: pages
        .filter(({ plugin }) => plugin === pluginId)
        .map(({ name, path, title, content }) =>
          PageBlueprint.make({
            name,
            params: {
              path,
              title,
              icon: <svg />,
              routeRef: createRouteRef(),
              loader: async () => <p>{content ?? `This is ${title}`}</p>,
            },
          }),
        ),
    }),
  );
}

interface ShellOptions {
  pages?: TestPage[];
  at?: string;
  unread?: number;
}

/** The portal's frame around pages that say only what they are. */
export function renderShell(options: ShellOptions = {}) {
  const { pages = everyPage, at = '/', unread = 0 } = options;
  const search: jest.Mocked<SearchDialogApi> = {
    open: jest.fn(),
    close: jest.fn(),
    isOpen: jest.fn(() => false),
    subscribe: jest.fn((_listener: () => void) => () => undefined),
  };
  const pageShortcuts = new PageShortcuts();
  renderTestApp({
    config: {
      app: { title: 'Gantry', baseUrl: 'http://localhost' },
      organization: { name: 'Acme' },
      backend: { baseUrl: 'http://localhost' },
    },
    initialRouteEntries: [at],
    features: [shellModule, ...pluginsOf(pages)],
    apis: [
      [searchDialogApiRef, search],
      [pageShortcutsApiRef, pageShortcuts],
      [
        notificationsApiRef,
        { getStatus: jest.fn().mockResolvedValue({ unread, read: 0 }) },
      ],
      [
        signalApiRef,
        { subscribe: jest.fn(() => ({ unsubscribe: () => undefined })) },
      ],
    ],
  });
  return { search, pageShortcuts };
}
